import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { DoctorHours } from '#shared/domain/hours.ts';
import { Page } from '../../app/Page.tsx';
import { queryKeys, useAppointments, useServerNow } from '../../app/queries.ts';
import { useBackend, useMe } from '../../app/services.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { datesFor } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import './calendar.css';
import { useOpenAtNow } from './open-at-now.ts';
import { dayAt, dayFromText, weekOf } from './week.ts';
import { WeekDays } from './WeekDays.tsx';

/** A week of the doctor's visits and hours. @param props.day any day of it, "2026-11-25"; null: the week of today */
export default function Calendar({ day }: { readonly day: string | null }) {
  const { t } = useTranslation('calendar');
  const me = useMe();
  const { hours } = useBackend();
  const read = useQuery({ queryKey: queryKeys.doctorHours(me.id), queryFn: () => hours.read(me.id) });
  return (
    <Page title={t('title')} wide>
      <ErrorMessage error={read.error} actions={<TryAgain of={read} />} />
      {read.isPending && <Skeletons count={3} />}
      {read.data && <CalendarWeek day={day} hours={read.data} />}
    </Page>
  );
}

function CalendarWeek({ day, hours }: { readonly day: string | null; readonly hours: DoctorHours }) {
  const { t } = useTranslation('calendar');
  const { t: tDates } = useTranslation('dates');
  const { booking } = useBackend();
  const [, navigate] = useLocation();
  const zone = hours.timeZone;
  const now = useServerNow();
  const today = dayAt(now, zone);
  const chosen = dayFromText(day) ?? today;
  const week = weekOf(chosen, zone);
  const from = week.starts[0] ?? now;
  const all = useAppointments();
  const appointments = useQuery({
    queryKey: queryKeys.appointmentsBetween(from, week.until),
    queryFn: () => booking.listAppointments([from, week.until]),
    // What is known already is shown at once.
    placeholderData: () => all.data?.filter(({ startsAt }) => startsAt >= from && startsAt < week.until),
  });
  const dates = useMemo(() => datesFor(tDates, zone), [tDates, zone]);
  const weekDays = useOpenAtNow(!appointments.isPending);
  const go = (days: number): void => navigate(`/calendar/${chosen.add({ days }).toString()}`);

  return (
    <>
      <div className="calendar-bar">
        <div>
          <output className="calendar-range">
            {t('week', { from: dates.day(from), until: dates.day((week.starts[6] ?? from) + 1) })}
          </output>
          <p className="soft calendar-zone">
            {t('zone', { zone: dates.zoneName(from) })} <a href="#/hours">{t('changeHours')}</a>
          </p>
        </div>
        <div className="calendar-steps">
          <IconButton icon={ChevronLeft} label={t('earlier')} look="secondary" onPress={() => go(-7)} />
          <Button onPress={() => navigate('/calendar')}>{t('today')}</Button>
          <IconButton icon={ChevronRight} label={t('later')} look="secondary" onPress={() => go(7)} />
        </div>
      </div>
      <ErrorMessage error={appointments.error} actions={<TryAgain of={appointments} />} />
      {appointments.isPending ? (
        <Skeletons count={5} />
      ) : (
        <div ref={weekDays}>
          <WeekDays week={week} hours={hours} appointments={appointments.data ?? []} now={now} dates={dates} />
        </div>
      )}
    </>
  );
}
