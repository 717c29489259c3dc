import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activeSession } from '#shared/domain/call/test-sessions.ts';
import { CallContext, type CallContextValue } from '../call-context.ts';
import { nothingOpen, type CallSnapshot } from '../call-snapshot.ts';
import type { CallPanels } from './use-panels.ts';
import { useShortcuts } from './use-shortcuts.ts';

const setMicrophone = vi.fn<(on: boolean) => void>();
const setCamera = vi.fn<(on: boolean) => void>();
const share = vi.fn<() => Promise<void>>(() => Promise.resolve());
const panels = {
  open: null,
  show: vi.fn<CallPanels['show']>(),
  toggle: vi.fn<CallPanels['toggle']>(),
  close: vi.fn<CallPanels['close']>(),
  toggleSmallWindow: vi.fn<CallPanels['toggleSmallWindow']>(),
};

function Keys() {
  useShortcuts(panels);
  return <input aria-label="message" />;
}

function inCall(change: Partial<CallSnapshot> = {}): void {
  const snapshot: CallSnapshot = {
    ...nothingOpen,
    state: { kind: 'talking', session: activeSession() },
    local: { ...nothingOpen.local, microphone: 'on', camera: 'on' },
    parts: Object.assign(Object.create(null), { share: { start: share } }),
    ...change,
  };
  const value: CallContextValue = { ...Object.create(null), side: 'doctor', snapshot, setMicrophone, setCamera };
  render(
    <CallContext value={value}>
      <Keys />
    </CallContext>,
  );
}

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
});
afterEach(() => cleanup());

describe('keys in the call', () => {
  it('mute, camera, chat, screen, small window', () => {
    inCall();
    for (const key of ['m', 'V', 'c', 's', 'p']) fireEvent.keyDown(document.body, { key });
    expect(setMicrophone).toHaveBeenCalledWith(false);
    expect(setCamera).toHaveBeenCalledWith(false);
    expect(panels.toggle).toHaveBeenCalledWith('chat');
    expect(share).toHaveBeenCalledOnce();
    expect(panels.toggleSmallWindow).toHaveBeenCalledOnce();
  });

  it('a screen is shown only while the two are connected', () => {
    inCall({ state: { kind: 'lost', session: activeSession(), code: 'connection_lost' } });
    fireEvent.keyDown(document.body, { key: 's' });
    expect(share).not.toHaveBeenCalled();
  });

  it('what somebody writes, and keys with others held, are left alone', () => {
    inCall();
    fireEvent.keyDown(screen.getByLabelText('message'), { key: 'm' });
    fireEvent.keyDown(document.body, { key: 'm', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'm', repeat: true });
    expect(setMicrophone).not.toHaveBeenCalled();
  });

  it('switched off, only the list itself is still shown', () => {
    localStorage.setItem('meroclinic.call-shortcuts', 'off');
    inCall();
    fireEvent.keyDown(document.body, { key: 'm' });
    fireEvent.keyDown(document.body, { key: '?' });
    expect(setMicrophone).not.toHaveBeenCalled();
    expect(panels.show).toHaveBeenCalledWith('shortcuts');
  });
});
