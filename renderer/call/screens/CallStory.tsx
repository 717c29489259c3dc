import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { CallState } from '#shared/domain/call/state.ts';
import type { Profile } from '#shared/domain/records.ts';
import type { Side } from '#shared/domain/roles.ts';
import { testVisit } from '#shared/domain/test-visits.ts';
import { queryKeys } from '../../app/query-keys.ts';
import { ServicesProvider } from '../../app/services.tsx';
import { WatchProvider } from '../../app/watch.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { createFakeHost } from '../../platform/fake-host.ts';
import { CallContext, type CallContextValue } from '../call-context.ts';
import { nothingOpen, type CallSnapshot } from '../call-snapshot.ts';
import { PartnerPlayer } from '../engine/partner-player.ts';
import { CallScreen } from '../VideoCall.tsx';
import CallBars from './CallBars.tsx';
import CallDialogs from './CallDialogs.tsx';
import { paintedPicture } from './painted-picture.ts';
import { testFeatures } from './test-features.ts';

const appointmentId = 'appointment-1';
/** The clock of every story, ms: a minute and five seconds into the call. */
const now = 75_000;

const me: Readonly<Record<Side, Profile>> = {
  patient: {
    id: 'patient-user',
    role: 'patient',
    fullName: 'Sita Gurung',
    email: 'sita@meroclinic.example',
    timeZone: 'Asia/Kathmandu',
    language: 'en',
  },
  doctor: {
    id: 'doctor-user',
    role: 'doctor',
    fullName: 'Dr Anisha Rahman',
    email: 'anisha@meroclinic.example',
    timeZone: 'Asia/Kathmandu',
    language: 'en',
  },
};

const visit = testVisit({
  id: appointmentId,
  doctorId: me.doctor.id,
  patientId: me.patient.id,
  doctorName: me.doctor.fullName,
  patientName: me.patient.fullName,
  patientBirthDate: '1988-04-12',
  startsAt: 0,
  reason: 'A cough for two weeks.',
});

const features = testFeatures({ chat: { entries: [], unread: 2, flooded: false } });
const nothing = (): void => undefined;

interface CallStoryProps {
  readonly side: Side;
  readonly state: CallState;
}

/** The call in one state as one side sees it: its own screen, or what lies over and above the others. */
export function CallStory({ side, state }: CallStoryProps) {
  const ownScreen = isOwnScreen(state);
  const connected = state.kind === 'talking' || state.kind === 'reconnecting';
  const [pictures] = useState(() => (connected ? { remote: paintedPicture(170), own: paintedPicture(30) } : null));
  const player = usePlaying(pictures?.remote ?? null);
  const value = useMemo<CallContextValue>(() => {
    const snapshot: CallSnapshot = {
      ...nothingOpen,
      state,
      features,
      // Its buttons are pressed in the tests of the parts, not here.
      parts: Object.assign(Object.create(null), { quality: { showsAt: nothing } }),
      local: {
        ...nothingOpen.local,
        picture: pictures?.own ?? null,
        microphone: 'on',
        camera: pictures === null ? 'off' : 'on',
      },
      remote: {
        stream: pictures?.remote ?? null,
        sending: pictures === null ? null : { audio: 'on', video: 'on', screen: false },
      },
      player,
    };
    return {
      side,
      snapshot,
      dispatch: nothing,
      setMicrophone: nothing,
      setCamera: nothing,
      serverNow: () => now,
    };
  }, [side, state, pictures, player]);
  return (
    <SignedInAs side={side} isOwnScreen={ownScreen}>
      <CallContext value={value}>
        <CallBars />
        <CallDialogs />
        {ownScreen && (
          <div className="video-call" data-state={state.kind}>
            <CallScreen appointmentId={appointmentId} />
          </div>
        )}
      </CallContext>
    </SignedInAs>
  );
}

function usePlaying(stream: MediaStream | null): PartnerPlayer | null {
  const [player] = useState(() => (stream === null ? null : new PartnerPlayer()));
  useEffect(() => {
    player?.play(stream);
    return () => player?.close();
  }, [player, stream]);
  return player;
}

/** In the other states other screens are open, and the call lies over or above them. */
function isOwnScreen(state: CallState): boolean {
  switch (state.kind) {
    case 'idle':
    case 'waiting-room':
    case 'ringing':
    case 'back-soon':
    case 'resumable':
    case 'elsewhere':
      return false;
    case 'starting':
    case 'calling':
    case 'joining':
    case 'taking-over':
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
    case 'over':
      return true;
  }
}

interface SignedInAsProps {
  readonly side: Side;
  readonly isOwnScreen: boolean;
  readonly children: ReactNode;
}

function SignedInAs({ side, isOwnScreen, children }: SignedInAsProps) {
  const [room] = useState(() => {
    const clinic = new FakeClinic(me[side]);
    clinic.appointments = [visit];
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    queries.setQueryData(queryKeys.appointments, [visit]);
    const host = createFakeHost();
    return {
      queries,
      // The bars above other pages stay away from the call's own.
      location: memoryLocation({ path: isOwnScreen ? `/call/${appointmentId}` : '/' }),
      services: { backend: clinic.backend, platform: host.bridge, config: host.desktop.config, me: me[side] },
    };
  });
  return (
    <ServicesProvider services={room.services}>
      <QueryClientProvider client={room.queries}>
        <WatchProvider>
          <Router hook={room.location.hook}>{children}</Router>
        </WatchProvider>
      </QueryClientProvider>
    </ServicesProvider>
  );
}
