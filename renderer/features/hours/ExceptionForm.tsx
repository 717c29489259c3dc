import { parseDate, toZoned, toCalendarDateTime, type CalendarDate, type Time } from '@internationalized/date';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { HoursException } from '#shared/domain/hours.ts';
import { useDraft, type DraftShape } from '../../app/use-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { toText, toTime } from './clock-time.ts';

interface Draft {
  readonly kind: HoursException['kind'];
  /** ISO date. */
  readonly day: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly note: string;
}
const schema = z.object({
  kind: z.enum(['leave', 'extra']),
  day: z.nullable(z.iso.date()),
  from: z.nullable(z.string()),
  until: z.nullable(z.string()),
  note: z.string(),
});
const shape: DraftShape<Draft> = {
  parse: (kept) => schema.safeParse(kept).data ?? null,
  empty: { kind: 'leave', day: null, from: null, until: null, note: '' },
};

/** An instant from a day and a time on the clinic's clock; midnight as an end is the next day's first moment. */
function instantOf(day: CalendarDate, time: Time, zone: string, end: 'from' | 'until'): number {
  const midnight = time.hour === 0 && time.minute === 0;
  const on = end === 'until' && midnight ? day.add({ days: 1 }) : day;
  return toZoned(toCalendarDateTime(on, time), zone).toDate().getTime();
}

interface ExceptionFormProps {
  readonly zone: string;
  readonly add: UseMutationResult<HoursException, Error, Omit<HoursException, 'id'>>;
}

export function ExceptionForm({ zone, add }: ExceptionFormProps) {
  const { t } = useTranslation('myHours');
  const [draft, setDraft, forget] = useDraft('hours.exception', shape);
  const [missing, setMissing] = useState(false);
  const day = draft.day === null ? null : parseDate(draft.day);
  const from = toTime(draft.from);
  const until = toTime(draft.until);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const startsAt = day && from ? instantOf(day, from, zone, 'from') : null;
    const endsAt = day && until ? instantOf(day, until, zone, 'until') : null;
    if (startsAt === null || endsAt === null || endsAt <= startsAt) {
      setMissing(true);
      return;
    }
    setMissing(false);
    const onSuccess = (): void => {
      setDraft(shape.empty);
      forget();
    };
    add.mutate({ kind: draft.kind, startsAt, endsAt, note: draft.note }, { onSuccess });
  };
  return (
    <form className="my-hours-form" onSubmit={submit}>
      <Choice
        label={t('what')}
        look="segments"
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
        options={[
          { value: 'leave', content: t('kind.leave') },
          { value: 'extra', content: t('kind.extra') },
        ]}
      />
      <div className="my-hours-row">
        <DateField
          label={t('firstDay')}
          value={day}
          onChange={(next) => setDraft({ ...draft, day: next?.toString() ?? null })}
        />
        <TimeField label={t('from')} value={from} onChange={(time) => setDraft({ ...draft, from: toText(time) })} />
        <TimeField label={t('until')} value={until} onChange={(time) => setDraft({ ...draft, until: toText(time) })} />
      </div>
      <TextField label={t('note')} value={draft.note} onChange={(note) => setDraft({ ...draft, note })} />
      {missing && (
        <p className="field-error" role="alert">
          {t('missing')}
        </p>
      )}
      <ErrorMessage error={add.error} />
      <div>
        <Button type="submit" isPending={add.isPending}>
          {t('addException')}
        </Button>
      </div>
    </form>
  );
}
