import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallState } from '#shared/domain/call/state.ts';
import { activeSession, waitingSession } from '#shared/domain/call/test-sessions.ts';
import type { Side } from '#shared/domain/roles.ts';
import type { Verdict } from '#shared/domain/quality/side.ts';
import { changeLanguage, startI18n } from '../../i18n/index.ts';
import { CallContext, type CallContextValue } from '../call-context.ts';
import { nothingOpen, type CallSnapshot } from '../call-snapshot.ts';
import { CallControls } from './CallControls.tsx';
import { CallHeader } from './CallHeader.tsx';
import { CallNotices } from './CallNotices.tsx';
import { CallStage } from './CallStage.tsx';
import { testFeatures } from './test-features.ts';
import type { CallPanels } from './use-panels.ts';

beforeAll(() => startI18n('en'));
afterEach(() => cleanup());

const session = activeSession();
const trying = { tries: 0, policy: 'as-before' } as const;
const name = 'Asha Rai';

const features = testFeatures();
const panels: CallPanels = {
  open: null,
  show: () => undefined,
  toggle: () => undefined,
  close: () => undefined,
  toggleSmallWindow: () => undefined,
};

function show(state: CallState, side: Side = 'doctor', change: Partial<CallSnapshot> = {}) {
  const snapshot: CallSnapshot = {
    state,
    ...nothingOpen,
    parts: Object.assign(Object.create(null), { photo: {} }),
    features,
    ...change,
  };
  const dispatch = vi.fn<CallContextValue['dispatch']>();
  const value: CallContextValue = {
    ...Object.create(null),
    side,
    snapshot,
    dispatch,
    setMicrophone: () => undefined,
    setCamera: () => undefined,
    serverNow: () => 0,
  };
  render(
    <CallContext value={value}>
      <CallStage appointmentId="a-visit" partnerName={name} />
      <CallHeader partnerName={name} panels={panels} compared={false} />
      <CallNotices name={name} />
      <CallControls panels={panels} />
    </CallContext>,
  );
  return dispatch;
}

const states: readonly CallState[] = [
  { kind: 'starting', appointmentId: 'a' },
  { kind: 'calling', session: waitingSession() },
  { kind: 'joining', session },
  { kind: 'connecting', session, ...trying },
  { kind: 'talking', session },
  { kind: 'reconnecting', session, ...trying },
  { kind: 'lost', session, code: 'connection_lost' },
];

describe.each(['en', 'ne'] as const)('the screen of the call in %s', (language) => {
  beforeAll(() => changeLanguage(language));
  afterEach(() => cleanup());

  it.each(states)('$kind: who it is, a word for it, and the controls that are always there', (state) => {
    show(state);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(name);
    const [words] = screen.getAllByRole('status');
    expect(words?.textContent).not.toBe('');
    expect(within(screen.getByRole('toolbar')).getAllByRole('button').length).toBeGreaterThanOrEqual(7);
  });
});

describe('what it says', () => {
  beforeAll(() => changeLanguage('en'));

  it.each<[Verdict, string]>([
    [{ grade: 'good' }, 'Good'],
    [{ grade: 'weak', side: 'own' }, 'Your connection is weak'],
    [{ grade: 'very-weak', side: 'partner' }, 'The connection of Asha Rai is very weak'],
    [{ grade: 'weak', side: 'unknown' }, 'The connection is weak'],
  ])('%o', (verdict, words) => {
    show({ kind: 'talking', session }, 'doctor', {
      features: { ...features, quality: { ...features.quality, verdict } },
    });
    expect(screen.getByRole('button', { name: words })).toBeTruthy();
  });

  it('says nothing about the quality of a connection that is not there', () => {
    show({ kind: 'reconnecting', session, ...trying });
    expect(screen.queryByRole('button', { name: 'Good' })).toBeNull();
  });

  it.each([
    ['own-line', 'Voice only: your connection does not carry the picture. It comes back by itself.'],
    ['partner-line', 'Voice only: the connection of Asha Rai does not carry the picture. It comes back by itself.'],
    ['chosen', 'Voice only, as the doctor chose'],
  ] as const)('why there is no picture: %s', (voiceOnly, words) => {
    const quality = { ...features.quality, voiceOnly };
    show({ kind: 'talking', session }, 'patient', { features: { ...features, quality } });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('lost: the doctor calls again, goes on by phone or ends; the patient is asked to stay', () => {
    const dispatch = show({ kind: 'lost', session, code: 'connection_lost' });
    screen.getByRole('button', { name: 'Call again' }).click();
    screen.getByRole('button', { name: 'Continue by phone' }).click();
    screen.getByRole('button', { name: 'End visit' }).click();
    expect(dispatch.mock.calls.map(([event]) => event.type)).toEqual([
      'try-again-pressed',
      'continue-by-phone-pressed',
      'end-pressed',
    ]);
    cleanup();
    show({ kind: 'lost', session, code: 'connection_lost' }, 'patient');
    expect(screen.getByText('Please stay here, Asha Rai can call again.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Call again' })).toBeNull();
  });

  it('unread messages are counted in the name of the button', () => {
    const chat = { ...features.chat, unread: 3 };
    show({ kind: 'talking', session }, 'patient', { features: { ...features, chat } });
    expect(screen.getByRole('button', { name: 'Chat, 3 unread messages' })).toBeTruthy();
  });

  it('only the doctor asks for a photo, and how it stands is said', () => {
    const photo = { kind: 'refused', because: 'declined' } as const;
    show({ kind: 'talking', session }, 'doctor', { features: { ...features, photo } });
    expect(screen.getByText('Asha Rai does not want to send a photo.')).toBeTruthy();
  });
});
