import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Profile } from '#shared/domain/records.ts';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { CallContext, type CallContextValue } from '../../call/call-context.ts';
import { idleSnapshot, type CallSnapshot } from '../../call/call-snapshot.ts';
import { createFakeHost } from '../../platform/fake-host.ts';
import { AnnouncerProvider } from '../../ui/Announcer.tsx';
import { PressButtons, type ButtonWords } from '../../ui/stories/PressButtons.tsx';
import type { Story } from '../../ui/stories/story.ts';
import { createQueryClient } from '../queries.ts';
import { Routes } from '../Routes.tsx';
import { ServicesProvider } from '../services.tsx';
import { WatchProvider } from '../watch.tsx';
import { useStoryDevices, type StoryDevices } from './story-devices.ts';

/** Everything a screen shows follows from this. */
export interface ScreenSnapshot {
  readonly me: Profile;
  readonly route: string;
  /** Fills the clinic, which is empty before. */
  readonly clinic?: (clinic: FakeClinic) => void;
  readonly call?: () => Partial<CallSnapshot>;
  /** None by default. */
  readonly devices?: StoryDevices;
  /** What is pressed before the screen is as the story wants it. */
  readonly press?: readonly ButtonWords[];
}

/** A whole screen in its shell, over a clinic and a computer in memory. */
function ScreenStory({ me, route, clinic: fill, call, devices = 'none', press = [] }: ScreenSnapshot) {
  useStoryDevices(devices);
  const [room] = useState(() => {
    sessionStorage.clear();
    localStorage.clear();
    const clinic = new FakeClinic(me);
    fill?.(clinic);
    const host = createFakeHost();
    return {
      queries: createQueryClient(),
      location: memoryLocation({ path: route }),
      services: { backend: clinic.backend, platform: host.bridge, config: host.desktop.config, me },
      snapshot: { ...idleSnapshot, ...call?.() },
    };
  });
  const value = useMemo<CallContextValue>(
    () => ({
      side: me.role === 'doctor' ? 'doctor' : 'patient',
      snapshot: room.snapshot,
      dispatch: nothing,
      setMicrophone: nothing,
      setCamera: nothing,
      serverNow: () => Date.now(),
    }),
    [me.role, room],
  );
  return (
    <ServicesProvider services={room.services}>
      <QueryClientProvider client={room.queries}>
        <WatchProvider>
          <Router hook={room.location.hook}>
            <AnnouncerProvider>
              <CallContext value={value}>
                <Routes />
                <PressButtons buttons={press} />
              </CallContext>
            </AnnouncerProvider>
          </Router>
        </WatchProvider>
      </QueryClientProvider>
    </ServicesProvider>
  );
}

const nothing = (): void => undefined;

/** @param awaits CSS selector of what is there once the screen shows what the story is about, where that is not at once */
export const screenStory = (name: string, snapshot: ScreenSnapshot, awaits?: string): Story => ({
  name,
  page: true,
  ...(awaits !== undefined && { awaits }),
  render: () => <ScreenStory {...snapshot} />,
});
