import { describe, expect, test } from 'vitest';
import type { Appointment, CallSession } from './records.ts';
import { testVisit } from './test-visits.ts';
import { visitActions, type VisitActions } from './visit-actions.ts';

const minute = 60_000;
const startsAt = Date.UTC(2026, 10, 25, 4, 45);
const doctor = 'doctor';
const patient = 'patient';
const visit = testVisit({ startsAt });
const waiting: CallSession = {
  id: 'session',
  appointmentId: visit.id,
  doctorId: doctor,
  patientId: patient,
  attempt: 1,
  patientJoined: false,
  doctorDevice: 'device-1',
  patientDevice: null,
  doctorPeerId: null,
  patientPeerId: null,
  doctorSignaling: null,
  patientSignaling: null,
  partnerRefused: null,
  patientRangAt: null,
  patientBackAt: null,
  ringExpiresAt: startsAt + 45_000,
  createdAt: startsAt,
  version: 1,
  status: 'waiting',
};
const joined: CallSession = { ...waiting, patientJoined: true };
const active: CallSession = { ...joined, status: 'active', startedAt: startsAt };
const ended: CallSession = {
  ...joined,
  status: 'ended',
  startedAt: startsAt,
  endedAt: startsAt + minute,
  endedBy: doctor,
  endReason: 'completed',
};

interface Row {
  readonly name: string;
  readonly appointment?: Partial<Appointment>;
  /** Minutes from the start. */
  readonly at?: number;
  readonly live?: CallSession;
  readonly elsewhere?: boolean;
  readonly doctor: Partial<VisitActions>;
  readonly patient: Partial<VisitActions>;
}
const confirmed: readonly Row[] = [
  {
    name: 'before the window',
    at: -16,
    doctor: { situation: 'opens-later', call: null, canCancel: true },
    patient: { situation: 'opens-later', call: null, canCancel: true },
  },
  {
    name: 'the window opens',
    at: -15,
    doctor: { situation: 'ready', call: 'start' },
    patient: { situation: 'ready', call: null },
  },
  { name: 'the window’s last moment', at: 75, doctor: { call: 'start' }, patient: { situation: 'ready' } },
  {
    name: 'after the window',
    at: 75.1,
    doctor: { situation: 'closed', call: null, canCancel: false },
    patient: { situation: 'closed', call: null, canCancel: false },
  },
  {
    name: 'by phone, within the window',
    appointment: { byPhoneSince: startsAt, callStatus: 'ended' },
    doctor: { situation: 'by-phone', call: 'start', canCancel: true },
    patient: { situation: 'by-phone', call: null },
  },
  {
    name: 'by phone, after the window',
    appointment: { byPhoneSince: startsAt, callStatus: 'ended' },
    at: 75.1,
    doctor: { situation: 'by-phone', call: null },
    patient: { situation: 'by-phone', call: null },
  },
  {
    name: 'by phone, and rung once more',
    appointment: { byPhoneSince: startsAt, callStatus: 'waiting' },
    live: waiting,
    doctor: { situation: 'calling', call: 'resume' },
    patient: { situation: 'ringing', call: 'join' },
  },
  {
    name: 'ringing',
    live: waiting,
    doctor: { situation: 'calling', call: 'resume' },
    patient: { situation: 'ringing', call: 'join' },
  },
  {
    name: 'rung out, not closed yet',
    at: 1,
    live: waiting,
    doctor: { situation: 'called-before', call: 'start' },
    patient: { situation: 'called-before', call: null },
  },
  {
    name: 'joined',
    live: joined,
    at: 5,
    doctor: { situation: 'in-call', call: 'resume' },
    patient: { call: 'resume' },
  },
  {
    name: 'talking, past the window',
    live: active,
    at: 90,
    doctor: { situation: 'in-call', call: 'resume', canCancel: false },
    patient: { situation: 'in-call', call: 'resume', canCancel: false },
  },
  {
    name: 'talking on another computer',
    live: active,
    elsewhere: true,
    doctor: { situation: 'in-call-elsewhere', call: null },
    patient: { situation: 'in-call-elsewhere', call: null },
  },
  {
    name: 'active as the visit says, before the attempt is read',
    appointment: { callStatus: 'active' },
    doctor: { canCancel: false },
    patient: { canCancel: false },
  },
  {
    name: 'after an attempt',
    appointment: { callStatus: 'ended' },
    live: ended,
    doctor: { situation: 'called-before', call: 'start' },
    patient: { situation: 'called-before', call: null },
  },
  {
    name: 'an attempt of another visit',
    live: { ...waiting, appointmentId: 'another' },
    doctor: { situation: 'ready', call: 'start' },
    patient: { situation: 'ready', call: null },
  },
  {
    name: 'in person',
    appointment: { type: 'offline' },
    doctor: { situation: 'in-person', call: null, canCancel: true },
    patient: { situation: 'in-person', call: null },
  },
  {
    name: 'in person, over',
    appointment: { type: 'offline' },
    at: 15,
    doctor: { situation: 'closed' },
    patient: { situation: 'closed' },
  },
];
const nothing = { call: null, canConfirm: false, canDecline: false, canCancel: false };
const others: readonly Row[] = [
  {
    name: 'requested',
    appointment: { status: 'requested' },
    doctor: { situation: 'answer', canConfirm: true, canDecline: true, canCancel: false, call: null },
    patient: { situation: 'wait-for-answer', canConfirm: false, canDecline: false, canCancel: true },
  },
  {
    name: 'requested and not answered in time',
    appointment: { status: 'requested' },
    at: 15,
    doctor: { situation: 'answer-late', canConfirm: false, canDecline: true },
    patient: { situation: 'not-answered-in-time', canCancel: true },
  },
  {
    name: 'declined',
    appointment: { status: 'declined' },
    doctor: { ...nothing, situation: 'declined' },
    patient: nothing,
  },
  {
    name: 'cancelled',
    appointment: { status: 'cancelled' },
    doctor: { ...nothing, situation: 'cancelled' },
    patient: nothing,
  },
  {
    name: 'completed',
    appointment: { status: 'completed' },
    doctor: { ...nothing, situation: 'completed' },
    patient: nothing,
  },
  {
    name: 'not attended',
    appointment: { status: 'no_show' },
    doctor: { ...nothing, situation: 'no-show' },
    patient: nothing,
  },
];

describe.each([
  ['doctor', doctor],
  ['patient', patient],
] as const)('the %s', (side, me) => {
  test.each([...confirmed, ...others])('$name', (row) => {
    const appointment = { ...visit, ...row.appointment };
    const now = startsAt + (row.at ?? 0) * minute;
    expect(visitActions(appointment, me, now, row.live ?? null, row.elsewhere)).toMatchObject(row[side]);
  });
});
