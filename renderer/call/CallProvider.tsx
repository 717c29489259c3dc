import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { sessionOf, type CallEvent } from '#shared/domain/call/state.ts';
import type { Side } from '#shared/domain/roles.ts';
import { BackgroundPart } from '../app/BackgroundPart.tsx';
import { lazyScreen } from '../app/lazy-screen.tsx';
import { useMe, usePlatform, useServices } from '../app/services.tsx';
import { laterWords } from '../i18n/index.ts';
import { CallContext, type CallContextValue } from './call-context.ts';
import { LateRunner } from './late-runner.ts';
import { useCallPrefetch } from './use-prefetch.ts';

const CallBars = lazyScreen(() => import('./screens/CallBars.tsx'));
const CallDialogs = lazyScreen(() => import('./screens/CallDialogs.tsx'));
/** The first screen is drawn before these are fetched; then they are, so that a ring waits for nothing. In ms. */
const dialogsAfter = 1000;

/** Holds the signed-in person's call for as long as they are signed in, and shows the ring over every screen. */
export function CallProvider({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const side: Side | null = me.role === 'administrator' ? null : me.role;
  if (side === null) return children;
  return (
    <ActiveCallProvider key={me.id} side={side}>
      {children}
    </ActiveCallProvider>
  );
}

function ActiveCallProvider({ side, children }: { readonly side: Side; readonly children: ReactNode }) {
  const runner = useRunner(side);
  const snapshot = useSyncExternalStore(runner.subscribe, runner.current);
  const dialogsReady = useDialogs(snapshot.state.kind !== 'idle');
  useHostActions(runner);
  useComputerLock(runner);
  useComeBack(runner);
  useCallPrefetch();
  // The same functions for as long as the runner is: effects of screens depend on them.
  const actions = useMemo(
    () => ({
      dispatch: (event: CallEvent) => runner.dispatch(event),
      setMicrophone: (on: boolean) => runner.setMicrophone(on),
      setCamera: (on: boolean) => runner.setCamera(on),
      serverNow: runner.serverNow,
    }),
    [runner],
  );
  const value = useMemo<CallContextValue>(() => ({ side, snapshot, ...actions }), [side, snapshot, actions]);
  return (
    <CallContext value={value}>
      {snapshot.state.kind !== 'idle' && (
        <BackgroundPart>
          <CallBars />
        </BackgroundPart>
      )}
      {children}
      {dialogsReady && (
        <BackgroundPart>
          <CallDialogs />
        </BackgroundPart>
      )}
    </CallContext>
  );
}

/** Whether the dialogs belong in the page: at once when there is something to ask, else a moment after the first screen. */
function useDialogs(needed: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), dialogsAfter);
    return () => clearTimeout(timer);
  }, []);
  return needed || late;
}

/** One runner for the life of the provider; the constructor opens nothing, the effect does and ends it. */
function useRunner(side: Side): LateRunner {
  const services = useServices();
  const queries = useQueryClient();
  const [runner] = useState(
    () =>
      new LateRunner(async () => {
        // A ring names who calls, in words.
        const [{ createRunner }] = await Promise.all([import('./create-runner.ts'), laterWords()]);
        return createRunner(side, services, queries);
      }),
  );
  const { backend } = services;
  useEffect(() => {
    runner.open();
    const unwatch = backend.watch({
      callSession(session) {
        runner.takeRow(session);
      },
      waitingPeers(peer) {
        runner.takeWaitingPeer(peer);
      },
      state(state) {
        // Changes may have been missed: the rows are the truth.
        if (state === 'live') runner.catchUp();
      },
    });
    runner.catchUp();
    return () => {
      unwatch();
      runner.close();
    };
  }, [runner, backend]);
  return runner;
}

/** Answers given outside the page: in the notification, the ring window or the tray. */
function useHostActions(runner: LateRunner): void {
  const platform = usePlatform();
  const [, navigate] = useLocation();
  useEffect(() => {
    return platform.listen('calls:action', ({ sessionId, action }) => {
      const { state } = runner.current();
      const session = sessionOf(state);
      if (session?.id !== sessionId) return;
      if (state.kind !== 'ringing') {
        // Admitted from the waiting room: the answer only brings the person to the visit.
        if (action === 'join') navigate(`/call/${session.appointmentId}`);
        return;
      }
      switch (action) {
        case 'join':
          runner.dispatch({ type: 'join-pressed' });
          navigate(`/call/${state.session.appointmentId}`);
          break;
        case 'not-now':
          runner.dispatch({ type: 'decline-pressed' });
          break;
        case 'two-minutes':
          runner.dispatch({ type: 'two-minutes-pressed' });
          break;
        case 'open':
          break;
      }
    });
  }, [runner, platform, navigate]);
}

/** After sleep, or on another network: what was waited for is looked at now. */
function useComeBack(runner: LateRunner): void {
  const platform = usePlatform();
  useEffect(() => {
    const networkChanged = () => {
      runner.dispatch({ type: 'network-changed' });
    };
    const end = platform.listen('system:resumed', () => {
      runner.woken();
    });
    window.addEventListener('online', networkChanged);
    return () => {
      end();
      window.removeEventListener('online', networkChanged);
    };
  }, [runner, platform]);
}

/** Camera and microphone rest while the computer is locked. */
function useComputerLock(runner: LateRunner): void {
  const platform = usePlatform();
  useEffect(() => {
    const ends = [
      platform.listen('system:locked', () => {
        runner.setLocked(true);
      }),
      platform.listen('system:unlocked', () => {
        runner.setLocked(false);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [runner, platform]);
}
