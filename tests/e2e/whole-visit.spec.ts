// The main job: a doctor and a patient book, confirm, ring, talk and hang up, in both hosts, over the whole stack.
import { expect, test, type Browser } from '@playwright/test';
import type { Clinic } from '../../supabase/local/index.ts';
import { clientConfig, memoryClinic, person, recordCallStatus } from './support/clinic.ts';
import { browserHost, desktopHost, type Host, type HostKind } from './support/hosts.ts';
import { expectMediaArriving, observe, partnerFingerprints, registeredPeerIds, stillOpen } from './support/observer.ts';
import { holdVisit, reasonForVisit, type VisitPeople } from './support/visit.ts';

interface CallRow {
  status: string;
  doctor_peer_id: string;
  patient_peer_id: string;
  signaling_data: Record<'doctor' | 'patient', { fingerprints: string[] }>;
  end_reason: string | null;
}

const hostOf = (kind: HostKind, browser: Browser, clinic: Clinic): Promise<Host> | Host =>
  kind === 'browser' ? browserHost(browser, clientConfig(clinic)) : desktopHost(clientConfig(clinic));

async function appointmentOf(clinic: Clinic): Promise<{ id: string; call_status: string; reason: string } | undefined> {
  const [row] = await clinic.sql<{ id: string; call_status: string; reason: string }>(
    'select id, call_status, reason from public.appointments where patient_id = $1',
    [person('sita').id],
  );
  return row;
}

async function callOf(clinic: Clinic): Promise<CallRow> {
  const [row] = await clinic.sql<CallRow>('select * from public.call_sessions');
  if (!row) throw new Error('there is no call session');
  return row;
}

/** The ids in the row are the ones registered, and each side is connected to the certificate the row names. */
async function expectVerifiedPartners(clinic: Clinic, { doctor, patient }: VisitPeople): Promise<void> {
  const row = await callOf(clinic);
  expect((await registeredPeerIds(doctor)).at(-1)).toBe(row.doctor_peer_id);
  expect((await registeredPeerIds(patient)).at(-1)).toBe(row.patient_peer_id);
  expect(new Set(await partnerFingerprints(doctor))).toEqual(new Set(row.signaling_data.patient.fingerprints));
  expect(new Set(await partnerFingerprints(patient))).toEqual(new Set(row.signaling_data.doctor.fingerprints));
}

for (const kind of ['browser', 'desktop'] as const) {
  test(`the whole visit in the ${kind} host`, async ({ browser }) => {
    const clinic = await memoryClinic();
    await using host = await hostOf(kind, browser, clinic);
    let appointmentId: string | null = null;
    const recording = await recordCallStatus(clinic, 'anisha', () => appointmentId);
    const people = { doctor: await host.open(), patient: await host.open() };

    await holdVisit(people, async (step) => {
      switch (step) {
        case 'both sign in':
          await observe(people.doctor);
          await observe(people.patient);
          break;
        case 'the visit is requested and the doctor is told': {
          const appointment = await appointmentOf(clinic);
          expect(appointment).toMatchObject({ call_status: 'not_started', reason: reasonForVisit });
          appointmentId = appointment?.id ?? null;
          break;
        }
        case 'the patient joins and both see each other':
          await expectMediaArriving(people.doctor);
          await expectMediaArriving(people.patient);
          await expectVerifiedPartners(clinic, people);
          break;
        case 'the doctor ends and the patient is told':
          for (const page of [people.doctor, people.patient]) {
            await expect.poll(() => stillOpen(page)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });
          }
          expect(await callOf(clinic)).toMatchObject({ status: 'ended', end_reason: 'completed' });
          break;
        case 'the patient finds a doctor':
        case 'the patient chooses Video call, a time and a reason':
        case 'the doctor confirms and the patient is told':
        case 'the doctor starts and the patient is rung':
        case 'the patient mutes and the doctor is told':
          break;
      }
    });
    await expect.poll(() => recording.seen).toEqual(['not_started', 'waiting', 'active', 'ended']);
    await recording.end();
    await clinic.close();
  });
}
