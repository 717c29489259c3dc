/** What component tests stand on: a clinic and a host in memory, and the providers a signed-in page has. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Profile } from '#shared/domain/records.ts';
import type { FakeClinic } from '../backend/fake-backend.ts';
import { createFakeHost } from '../platform/fake-host.ts';
import { AnnouncerProvider } from '../ui/Announcer.tsx';
import { createQueryClient } from './queries.ts';
import { ServicesProvider } from './services.tsx';
import { WatchProvider } from './watch.tsx';

export { doctorRahman, rahman, sita, visitOfSita } from './stories/sample-records.ts';

interface SignedInPage {
  readonly me: Profile;
  readonly clinic: FakeClinic;
  readonly path?: string;
}

/** A page as the person signed in sees it, and where it has navigated to. */
export function renderSignedIn(page: ReactNode, { me, clinic, path = '/' }: SignedInPage) {
  const host = createFakeHost();
  const location = memoryLocation({ path, record: true });
  const services = { backend: clinic.backend, platform: host.bridge, config: host.desktop.config, me };
  render(
    <ServicesProvider services={services}>
      <QueryClientProvider client={createQueryClient()}>
        <WatchProvider>
          <Router hook={location.hook}>
            <AnnouncerProvider>{page}</AnnouncerProvider>
          </Router>
        </WatchProvider>
      </QueryClientProvider>
    </ServicesProvider>,
  );
  return { host, path: () => location.history.at(-1) };
}
