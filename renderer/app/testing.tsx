/** What component tests stand on: a clinic and a host in memory, and the providers a signed-in page has. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Appointment, Doctor, Profile } from '#shared/domain/records.ts';
import { testVisit } from '#shared/domain/test-visits.ts';
import type { FakeClinic } from '../backend/fake-backend.ts';
import { createFakeHost } from '../platform/fake-host.ts';
import { AnnouncerProvider } from '../ui/Announcer.tsx';
import { createQueryClient } from './queries.ts';
import { ServicesProvider } from './services.tsx';
import { WatchProvider } from './watch.tsx';

const minute = 60_000;

export const sita: Profile = {
  id: '20000000-0000-4000-8000-000000000001',
  role: 'patient',
  fullName: 'Sita Gurung',
  email: 'sita@meroclinic.example',
  timeZone: 'Asia/Kathmandu',
  language: 'en',
};
export const rahman: Profile = {
  id: '10000000-0000-4000-8000-000000000001',
  role: 'doctor',
  fullName: 'Dr Anisha Rahman',
  email: 'anisha@meroclinic.example',
  timeZone: 'Asia/Kathmandu',
  language: 'en',
};

/** Dr Rahman's entry in the list of doctors; free in ten minutes. */
export function doctorRahman(change: Partial<Doctor> = {}): Doctor {
  return {
    id: rahman.id,
    fullName: rahman.fullName,
    specialty: 'General medicine',
    languages: ['en', 'ne'],
    bio: 'Family doctor.',
    acceptsOnline: true,
    acceptsInPerson: true,
    visitMinutes: 15,
    timeZone: 'Asia/Kathmandu',
    nextFreeAt: Date.now() + 10 * minute,
    ...change,
  };
}

/** A confirmed video visit of Sita with Dr Rahman that begins in ten minutes. */
export function visitOfSita(change: Partial<Appointment> = {}): Appointment {
  return testVisit({
    id: '40000000-0000-4000-8000-000000000001',
    doctorId: rahman.id,
    patientId: sita.id,
    patientBirthDate: '1988-04-12',
    startsAt: Date.now() + 10 * minute,
    reason: 'A cough for two weeks.',
    ...change,
  });
}

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
