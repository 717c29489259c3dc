import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { activeSession } from '#shared/domain/call/test-sessions.ts';
import { startI18n } from '../../i18n/index.ts';
import { AnnouncerProvider } from '../../ui/Announcer.tsx';
import { CallContext, type CallContextValue } from '../call-context.ts';
import { nothingOpen, type CallSnapshot } from '../call-snapshot.ts';
import { useTold } from './use-told.ts';

beforeAll(() => startI18n('en'));
afterEach(() => cleanup());

function Told({ chatOpen }: { readonly chatOpen: boolean }) {
  useTold('Asha Rai', chatOpen);
  return null;
}

const calm: CallSnapshot = { ...nothingOpen, state: { kind: 'talking', session: activeSession() } };
const withChat = (...texts: readonly string[]): CallSnapshot => ({
  ...calm,
  features: Object.assign(Object.create(null), {
    devices: { speakerLost: null },
    chat: { entries: texts.map((text, index) => ({ id: String(index), from: 'partner', text })) },
  }),
});

function call(first: CallSnapshot, chatOpen = false) {
  const page = (snapshot: CallSnapshot) => {
    const value: CallContextValue = { ...Object.create(null), side: 'patient', snapshot };
    return (
      <AnnouncerProvider>
        <CallContext value={value}>
          <Told chatOpen={chatOpen} />
        </CallContext>
      </AnnouncerProvider>
    );
  };
  const { rerender } = render(page(first));
  return (snapshot: CallSnapshot) => act(() => rerender(page(snapshot)));
}

const said = (): string => screen.getByRole('status').textContent ?? '';

describe('what happens without a press is told once, to screen readers too', () => {
  it('another device took over', () => {
    const now = call(calm);
    expect(said()).toBe('');
    now({ ...calm, local: { ...calm.local, tookOver: { kind: 'video', label: 'Desk camera' } } });
    expect(said()).toContain('Desk camera');
  });

  it('the shown screen was closed', () => {
    const now = call({ ...calm, local: { ...calm.local, screen: new MediaStream() } });
    now(calm);
    expect(said()).not.toBe('');
  });

  it('a message that arrives, and none that was there before', () => {
    const now = call(withChat('Earlier'));
    expect(said()).toBe('');
    now(withChat('Earlier', 'Please turn to the light'));
    expect(said()).toContain('Please turn to the light');
    expect(said()).not.toContain('Earlier');
  });

  it('not what is read in the open chat anyway', () => {
    const now = call(withChat(), true);
    now(withChat('Hello'));
    expect(said()).toBe('');
  });
});
