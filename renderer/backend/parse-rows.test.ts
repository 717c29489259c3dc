import { describe, expect, test } from 'vitest';
import { Failure } from '#shared/errors/failure.ts';
import {
  parseAppointment,
  parseBookedId,
  parseCallSession,
  parseDoctor,
  parseNotification,
  parseProfile,
  parseServerTime,
  parseSlot,
} from './parse-rows.ts';
import { parseList } from './row-shapes.ts';

const id = '10000000-0000-4000-8000-000000000001';
const at = '2026-11-25T04:45:00+00:00';
const moment = Date.UTC(2026, 10, 25, 4, 45);

const profile = { id, role: 'patient', full_name: 'Sita', email: 'a@b.c', time_zone: 'Asia/Kathmandu', language: 'ne' };
const doctor = {
  id,
  full_name: 'Dr Rahman',
  specialty: 'Skin',
  languages: ['en'],
  bio: '',
  accepts_online: true,
  accepts_in_person: false,
  visit_minutes: 15,
  time_zone: 'Asia/Kathmandu',
  next_free_at: null,
};
const appointment = {
  id,
  doctor_id: id,
  patient_id: id,
  doctor_name: 'Dr Rahman',
  doctor_specialty: 'Skin',
  patient_name: 'Sita',
  patient_phone: null,
  requested_starts_at: null,
  held_until: null,
  checked_in_at: at,
  device_check: { camera: 'ok', microphone: 'on fire' },
  delay_minutes: 20,
  by_phone_since: null,
  patient_birth_date: '1988-04-12',
  status: 'confirmed',
  appointment_type: 'online',
  starts_at: at,
  ends_at: at,
  reason: '',
  status_reason: null,
  call_session_id: null,
  call_status: 'not_started',
  call_opens_at: at,
  call_closes_at: at,
  version: 3,
};
const session = {
  id,
  appointment_id: id,
  doctor_id: id,
  patient_id: id,
  attempt: 1,
  status: 'waiting',
  doctor_joined: true,
  patient_joined: false,
  doctor_device: 'device-of-doctor',
  patient_device: null,
  doctor_peer_id: 'peer-of-doctor-1',
  patient_peer_id: null,
  signaling_data: { doctor: { fingerprints: ['sha-256 AB:CD'] } },
  partner_refused_by: null,
  partner_refused_at: null,
  patient_rang_at: null,
  patient_back_at: at,
  ring_expires_at: at,
  created_at: at,
  started_at: null,
  ended_at: null,
  ended_by: null,
  end_reason: null,
  version: 1,
};
const notification = {
  id,
  kind: 'call_missed',
  title: 'Missed call',
  message: 'You missed a call.',
  appointment_id: id,
  call_session_id: null,
  created_at: at,
  read_at: null,
};

describe('rows as the clinic sends them', () => {
  test('times become milliseconds, also in PostgreSQL’s own writing', () => {
    for (const written of [
      at,
      '2026-11-25 04:45:00+00',
      '2026-11-25T10:30:00+05:45',
      '2026-11-25 04:45:00.000+00:00',
    ]) {
      expect(parseSlot({ starts_at: written, ends_at: written })).toEqual({ startsAt: moment, endsAt: moment });
    }
    expect(parseServerTime(at)).toBe(moment);
  });

  test('names become those of the app', () => {
    expect(parseProfile(profile)).toEqual({
      id,
      role: 'patient',
      fullName: 'Sita',
      email: 'a@b.c',
      timeZone: 'Asia/Kathmandu',
      language: 'ne',
    });
    expect(parseDoctor(doctor)).toMatchObject({ fullName: 'Dr Rahman', acceptsInPerson: false, nextFreeAt: null });
    expect(parseAppointment(appointment)).toMatchObject({
      type: 'online',
      startsAt: moment,
      callStatus: 'not_started',
      checkedInAt: moment,
      deviceCheck: { camera: 'ok', microphone: null, speaker: null, network: null },
      delayMinutes: 20,
      byPhoneSince: null,
    });
    expect(parseNotification(notification)).toMatchObject({ kind: 'call_missed', createdAt: moment, readAt: null });
    expect(parseNotification({ ...notification, kind: 'newer_than_this_app' })).toMatchObject({ kind: 'other' });
    expect(parseBookedId(appointment)).toBe(id);
    expect(parseList([profile, profile], parseProfile)).toHaveLength(2);
  });

  test('a call is one of its three states with what that state has', () => {
    expect(parseCallSession(session)).toMatchObject({
      status: 'waiting',
      doctorSignaling: { fingerprints: ['sha-256 AB:CD'] },
      patientSignaling: null,
    });
    const active = { ...session, status: 'active', patient_joined: true, started_at: at };
    expect(parseCallSession(active)).toMatchObject({ status: 'active', startedAt: moment });
    const ended = { ...active, status: 'ended', ended_at: at, ended_by: id, end_reason: 'completed' };
    expect(parseCallSession(ended)).toMatchObject({ status: 'ended', endedAt: moment, endReason: 'completed' });
  });

  test.each([
    ['without a list', {}],
    ['with an empty list', { fingerprints: [] }],
    ['with something else than text', { fingerprints: [1] }],
    ['that is too long', { fingerprints: Array.from({ length: 17 }, () => 'sha-256 AB') }],
    ['that is text', 'sha-256 AB:CD'],
  ])('a half of the signalling data %s counts as not published', (_, half) => {
    expect(parseCallSession({ ...session, signaling_data: { doctor: half } }).doctorSignaling).toBeNull();
  });
});

const parsers = { parseProfile, parseDoctor, parseAppointment, parseCallSession, parseNotification, parseSlot };
test.each<[keyof typeof parsers, unknown]>([
  ['parseProfile', { ...profile, role: 'owner' }],
  ['parseProfile', { ...profile, id: 'not-an-id' }],
  ['parseProfile', { ...profile, full_name: undefined }],
  ['parseDoctor', { ...doctor, visit_minutes: '15' }],
  ['parseDoctor', { ...doctor, languages: 'en' }],
  ['parseAppointment', { ...appointment, status: 'postponed' }],
  ['parseAppointment', { ...appointment, starts_at: 'tomorrow' }],
  ['parseAppointment', { ...appointment, version: 1.5 }],
  ['parseCallSession', { ...session, status: 'ringing' }],
  ['parseCallSession', { ...session, status: 'active' }],
  ['parseCallSession', { ...session, status: 'ended', ended_at: at }],
  ['parseCallSession', { ...session, signaling_data: null }],
  ['parseNotification', { ...notification, kind: 7 }],
  ['parseSlot', { starts_at: at }],
  ['parseSlot', null],
])('%s refuses a row that does not fit', (parser, row) => {
  expect(() => parsers[parser](row)).toThrow(Failure);
});

test('the reason names the field and never its value', () => {
  const refusal = (): unknown => parseAppointment({ ...appointment, reason: ['a private matter'] });
  const cause = expect.objectContaining({ message: expect.stringMatching(/: reason$/) });
  expect(refusal).toThrow(expect.objectContaining({ code: 'unexpected', cause }));
});
