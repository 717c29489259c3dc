// What two clients hear of each other from the waiting room to a call that moves, over the one subscription each has.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QualitySample } from '#shared/domain/records.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import {
  demoPerson,
  deviceOfDoctor,
  deviceOfPatient,
  Heard,
  openClinic,
  peer,
  threeSignedIn,
  type Installation,
} from './people.ts';

const sample: QualitySample = {
  at: Date.now(),
  roundTripMs: 80.5,
  lossPercent: 1,
  jitterMs: null,
  sendKbps: 900,
  receiveKbps: 850,
  framesPerSecond: 24,
  heightPx: 479.6,
  path: 'relay-tls',
  verdict: 'reconnecting',
};

let clinic: Clinic;
let doctor: Installation;
let patient: Installation;
let other: Installation;
beforeAll(async () => {
  clinic = await openClinic();
  ({ doctor, patient, other } = await threeSignedIn(clinic));
});
afterAll(() => clinic.close());

async function visitNow(): Promise<string> {
  await clinic.sql('delete from public.appointments');
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id, checked_in_at)
     values ($1, $2, 'confirmed', 'online', now(), now() + interval '15 minutes', gen_random_uuid(), now()) returning id`,
    [demoPerson('anisha').id, demoPerson('sita').id],
  );
  if (!row) throw new Error('no visit');
  return row.id;
}

test('addresses of the waiting room are heard by both sides and by nobody else; Start admits who waits', async () => {
  const heardByDoctor = new Heard(doctor.backend);
  const heardByPatient = new Heard(patient.backend);
  const heardByOther = new Heard(other.backend);
  await Promise.all([heardByDoctor.until('live'), heardByPatient.until('live'), heardByOther.until('live')]);
  const visit = await visitNow();

  expect((await patient.backend.clinic.settings()).ringSeconds).toBe(45);
  expect((await patient.backend.calls.relayCredentialsForVisit(visit)).urls).toEqual([]);
  const offered = await patient.backend.calls.offerWaitingPeer(visit, deviceOfPatient, peer('patient'));
  expect(offered).toMatchObject({ side: 'patient', address: { device: deviceOfPatient, ...peer('patient') } });
  await heardByDoctor.until('patient waits');
  await doctor.backend.calls.offerWaitingPeer(visit, deviceOfDoctor, peer('doctor'));
  await heardByPatient.until('doctor waits');
  const both = await patient.backend.calls.readWaitingPeers(visit);
  expect(both.map(({ side }) => side).toSorted()).toEqual(['doctor', 'patient']);
  expect(await other.backend.calls.readWaitingPeers(visit)).toEqual([]);

  await doctor.backend.calls.withdrawWaitingPeer(visit, deviceOfDoctor);
  await heardByPatient.until('doctor no longer waits');
  expect(await patient.backend.calls.readWaitingPeers(visit)).toHaveLength(1);

  const started = await doctor.backend.calls.start(visit, deviceOfDoctor, peer('doctor'));
  expect(started).toMatchObject({
    patientJoined: true,
    patientDevice: deviceOfPatient,
    patientPeerId: peer('patient').peerId,
  });
  await heardByPatient.until('call waiting');
  expect(heardByPatient.notifications).toEqual([]);
  await doctor.backend.calls.end(started.id, null, deviceOfDoctor);
  await heardByDoctor.until('patient no longer waits');
  expect(heardByOther.sessions).toEqual([]);
  for (const heard of [heardByDoctor, heardByPatient, heardByOther]) heard.end();
});

test('two minutes more are heard by the doctor; a call that moves is heard by the device it left', async () => {
  const heardByDoctor = new Heard(doctor.backend);
  const heardByPatient = new Heard(patient.backend);
  await Promise.all([heardByDoctor.until('live'), heardByPatient.until('live')]);
  const { id } = await doctor.backend.calls.start(await visitNow(), deviceOfDoctor, peer('doctor'));
  const held = await patient.backend.calls.askForTwoMinutes(id);
  expect(held.ringExpiresAt - (held.patientBackAt ?? 0)).toBe(45_000);
  await expect.poll(() => heardByDoctor.sessions.at(-1)?.patientBackAt).toBe(held.patientBackAt);

  expect(await patient.backend.calls.relayCredentials(id)).toMatchObject({ urls: [], relayOnly: false });
  await patient.backend.calls.reportRefusedPartner(id, 'stranger_refused', deviceOfPatient);
  await patient.backend.calls.join(id, deviceOfPatient, peer('patient'));
  const moved = await patient.backend.calls.takeOver(id, 'another-device', peer('moved-patient'));
  expect(moved).toMatchObject({ patientDevice: 'another-device', patientPeerId: peer('moved-patient').peerId });
  await expect.poll(() => heardByPatient.sessions.at(-1)?.patientDevice).toBe('another-device');
  await expect(patient.backend.calls.heartbeat(id, deviceOfPatient)).rejects.toMatchObject({
    code: 'call_joined_elsewhere',
  });
  expect(await patient.backend.calls.end(id, null, deviceOfPatient)).toMatchObject({ status: 'waiting' });
  await patient.backend.calls.markActive(id, 'another-device');
  expect(await patient.backend.calls.recordQuality(id, [sample, { ...sample, at: sample.at + 2_000 }])).toBe(2);
  expect(await patient.backend.calls.end(id, null, 'another-device')).toMatchObject({ status: 'ended' });
  heardByDoctor.end();
  heardByPatient.end();
});
