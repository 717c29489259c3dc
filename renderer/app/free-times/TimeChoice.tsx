import { useQuery } from '@tanstack/react-query';
import { CalendarX2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Doctor } from '#shared/domain/records.ts';
import { queryKeys } from '../queries.ts';
import { useBackend } from '../services.tsx';
import { TryAgain } from '../TryAgain.tsx';
import { useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { dayOf, doctorDays, slotsOf, spanOf, type Day } from './slots.ts';
import { SlotGroups } from './SlotGroups.tsx';

interface TimeChoiceProps {
  readonly doctor: Doctor;
  readonly day: Day;
  readonly value: number | null;
  readonly onChange: (startsAt: number) => void;
  readonly onDay: (day: Day) => void;
}

/** Free times of one day, in the patient's zone. */
export function TimeChoice({ doctor, day, value, onChange, onDay }: TimeChoiceProps) {
  const { t } = useTranslation('booking');
  const dates = useDates();
  const { booking } = useBackend();
  const { from } = spanOf(day, dates.zone);
  const slots = useQuery({
    queryKey: queryKeys.slots(doctor.id, from),
    queryFn: async () => {
      const { fromDay, days } = doctorDays(day, dates.zone, doctor.timeZone);
      return slotsOf(day, dates.zone, await booking.freeSlots(doctor.id, fromDay, days));
    },
    // Others book at the same time.
    staleTime: 5000,
  });
  const nextDay = doctor.nextFreeAt === null ? null : dayOf(doctor.nextFreeAt, dates.zone);

  return (
    <div className="booking-times">
      <ErrorMessage error={slots.error} actions={<TryAgain of={slots} />} />
      {slots.isPending && <Skeletons count={1} />}
      {slots.data && slots.data.length > 0 && (
        <>
          <SlotGroups label={t('time')} slots={slots.data} value={value} onChange={onChange} />
          <p className="soft small">{t('zone', { zone: dates.zoneName(from) })}</p>
        </>
      )}
      {slots.data?.length === 0 && (
        <EmptyState
          icon={CalendarX2}
          title={t('noSlots')}
          action={
            nextDay !== null &&
            nextDay !== day && (
              <Button onPress={() => onDay(nextDay)}>
                {t('nextFree', { day: dates.day(spanOf(nextDay, dates.zone).from) })}
              </Button>
            )
          }
        >
          {t('noSlotsText')}
        </EmptyState>
      )}
    </div>
  );
}
