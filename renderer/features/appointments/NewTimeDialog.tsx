import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { Appointment } from '#shared/domain/records.ts';
import { DayChoice } from '../../app/free-times/DayChoice.tsx';
import '../../app/free-times/free-times.css';
import { dayOf, daysFrom, type Day } from '../../app/free-times/slots.ts';
import { TimeChoice } from '../../app/free-times/TimeChoice.tsx';
import { useDoctors } from '../../app/queries.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { useDraft, type DraftShape } from '../../app/use-draft.ts';
import { useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { lengthOf, TextArea } from '../../ui/TextArea.tsx';
import type { NewTime, TimeChange } from './use-visit-changes.ts';

/** As the database refuses more. */
const longestReason = 500;

interface Draft extends Omit<NewTime, 'startsAt'> {
  readonly startsAt: number | null;
}
const schema = z.object({ startsAt: z.nullable(z.number()), reason: z.string() });
const shape: DraftShape<Draft> = {
  parse: (kept) => schema.safeParse(kept).data ?? null,
  empty: { startsAt: null, reason: '' },
};

interface NewTimeDialogProps {
  readonly appointment: Appointment;
  readonly kind: 'propose' | 'reschedule';
  readonly change: TimeChange;
  readonly onClose: () => void;
}

/** Another free time of the same doctor, proposed by the doctor or asked for by the patient. */
export function NewTimeDialog({ appointment, kind, change, onClose }: NewTimeDialogProps) {
  const { t } = useTranslation(['appointments', 'app']);
  const dates = useDates();
  const doctors = useDoctors();
  const doctor = doctors.data?.find((each) => each.id === appointment.doctorId);
  const [draft, setDraft, forget] = useDraft(`${kind}.${appointment.id}`, shape);
  const [day, setDay] = useState<Day>(() => firstDay(draft.startsAt ?? appointment.startsAt, dates.zone));
  const { startsAt, reason } = draft;
  const close = (): void => {
    change.reset();
    onClose();
  };
  const send = (): void => {
    if (startsAt === null) return;
    const onSuccess = (): void => {
      forget();
      close();
    };
    change.mutate({ startsAt, reason }, { onSuccess });
  };
  return (
    <Dialog
      title={t(`move.${kind}`)}
      look="wide"
      onClose={close}
      locked={change.isPending}
      actions={
        <>
          <Button onPress={close} isDisabled={change.isPending}>
            {t('app:back')}
          </Button>
          <Button
            look="primary"
            onPress={send}
            isPending={change.isPending}
            isDisabled={startsAt === null || lengthOf(reason) > longestReason}
          >
            {startsAt === null ? t('move.choose') : t('move.submit', { when: dates.when(startsAt) })}
          </Button>
        </>
      }
    >
      <p className="soft">
        {t('move.now', { when: dates.when(appointment.startsAt) })}{' '}
        {kind === 'propose' ? t('move.explainPropose') : t('move.explainReschedule')}
      </p>
      <ErrorMessage error={doctors.error} actions={<TryAgain of={doctors} />} />
      {doctors.isPending && <Skeletons />}
      {doctor && (
        <>
          <DayChoice value={day} onChange={setDay} />
          <TimeChoice
            doctor={doctor}
            day={day}
            value={startsAt}
            onChange={(next) => setDraft({ ...draft, startsAt: next })}
            onDay={setDay}
          />
        </>
      )}
      <TextArea
        label={t('move.reason')}
        optional
        most={longestReason}
        value={reason}
        onChange={(next) => setDraft({ ...draft, reason: next })}
      />
      <ErrorMessage error={change.error} />
    </Dialog>
  );
}

/** The day of that time when the calendar still has it, else today. */
function firstDay(instant: number, zone: string): Day {
  const days = daysFrom(zone);
  const day = dayOf(instant, zone);
  return days.includes(day) ? day : (days[0] ?? day);
}
