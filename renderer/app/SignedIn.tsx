import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { CallProvider } from '../call/CallProvider.tsx';
import { AnnouncerProvider } from '../ui/Announcer.tsx';
import { HostEffects } from './HostEffects.tsx';
import { createQueryClient } from './queries.ts';
import { Routes } from './Routes.tsx';
import { useDraftsOf } from './sealed-drafts.ts';
import { ServicesProvider, type Services } from './services.tsx';
import { Starting } from './Starting.tsx';
import { WatchProvider } from './watch.tsx';

/** Routes live behind the #, because files have no server that could answer for other paths. */
const routing = { hook: useHashLocation };

/** Everything one signed-in person has; another person gets another one, so nothing of the last one is left in it. */
export default function SignedIn({ services }: { readonly services: Services }) {
  const [queries] = useState(createQueryClient);
  const draftsAreThere = useDraftsOf(services.platform, services.me.id);
  if (!draftsAreThere) return <Starting />;
  return (
    <ServicesProvider services={services}>
      <QueryClientProvider client={queries}>
        <WatchProvider>
          <Router {...routing}>
            <AnnouncerProvider>
              <HostEffects />
              <CallProvider>
                <Routes />
              </CallProvider>
            </AnnouncerProvider>
          </Router>
        </WatchProvider>
      </QueryClientProvider>
    </ServicesProvider>
  );
}
