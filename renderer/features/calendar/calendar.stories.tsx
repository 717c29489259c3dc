import { parseDate } from '@internationalized/date';
import { useTranslation } from 'react-i18next';
import type { DoctorHours } from '#shared/domain/hours.ts';
import type { Appointment } from '#shared/domain/records.ts';
import { testVisit } from '#shared/domain/test-visits.ts';
import { datesFor } from '../../i18n/dates.ts';
import { group } from '../../ui/stories/story.ts';
import './calendar.css';
import { startOf, weekOf } from './week.ts';
import { WeekDays } from './WeekDays.tsx';

const zone = 'Asia/Kathmandu';
const hour = 3_600_000;
const wednesday = parseDate('2026-11-25');
const week = weekOf(wednesday, zone);
const hours: DoctorHours = {
  week: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', until: '12:00' },
    { weekday, from: '13:00', until: '16:00' },
  ]),
  exceptions: [
    {
      id: 'leave',
      kind: 'leave',
      startsAt: startOf(wednesday.add({ days: 2 }), zone),
      endsAt: startOf(wednesday.add({ days: 3 }), zone),
      note: '',
    },
  ],
  visitMinutes: 30,
  bufferMinutes: 0,
  minimumNoticeMinutes: 0,
  timeZone: zone,
};

function visit(days: number, from: number, change: Partial<Appointment>): Appointment {
  const startsAt = startOf(wednesday.add({ days }), zone) + from * hour;
  return testVisit({ id: `${String(days)} ${String(from)}`, startsAt, endsAt: startsAt + hour / 2, ...change });
}

const visits = [
  visit(-2, 9, { status: 'completed' }),
  visit(-2, 10, { status: 'no_show', patientName: 'Bikash Thapa' }),
  visit(0, 9, { status: 'completed' }),
  visit(0, 10, { callStatus: 'active', patientName: 'Bikash Thapa' }),
  visit(0, 10.5, { checkedInAt: 1 }),
  visit(0, 14, { type: 'offline' }),
  visit(1, 9.5, { status: 'requested' }),
  visit(1, 18, { status: 'proposed', patientName: 'Bikash Thapa' }),
];

function Shown({ appointments }: { readonly appointments: readonly Appointment[] }) {
  const { t } = useTranslation('dates');
  const dates = datesFor(t, zone);
  return (
    <WeekDays
      week={week}
      hours={hours}
      appointments={appointments}
      now={startOf(wednesday, zone) + 10.4 * hour}
      dates={dates}
    />
  );
}

export default group('Calendar', [
  { name: 'Week with a visit of every state', alone: true, render: () => <Shown appointments={visits} /> },
  { name: 'Week without visits', alone: true, render: () => <Shown appointments={[]} /> },
]);
