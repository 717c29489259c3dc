import type { UseMutationResult } from '@tanstack/react-query';
import { CalendarOff, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoursException } from '#shared/domain/hours.ts';
import { datesFor } from '../../i18n/dates.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { ExceptionForm } from './ExceptionForm.tsx';

interface ExceptionsProps {
  readonly exceptions: readonly HoursException[];
  /** IANA name of the clinic's zone. */
  readonly zone: string;
  readonly add: UseMutationResult<HoursException, Error, Omit<HoursException, 'id'>>;
  readonly remove: UseMutationResult<void, Error, string>;
}

/** What differs from the usual week. */
export function Exceptions({ exceptions, zone, add, remove }: ExceptionsProps) {
  const { t } = useTranslation('myHours');
  const { t: tDates } = useTranslation('dates');
  // On the clock they are typed in on.
  const dates = useMemo(() => datesFor(tDates, zone), [tDates, zone]);
  return (
    <Card className="my-hours" aria-labelledby="hours-exceptions">
      <h2 id="hours-exceptions">{t('exceptions')}</h2>
      {exceptions.length === 0 && (
        <EmptyState icon={CalendarOff} title={t('noExceptions')}>
          {t('noExceptionsText')}
        </EmptyState>
      )}
      <ul className="my-hours-exceptions">
        {exceptions.map(({ id, kind, startsAt, endsAt, note }) => (
          <li key={id} className="my-hours-exception">
            <StatusPill tone={kind === 'leave' ? 'wait' : 'good'}>{t(`kind.${kind}`)}</StatusPill>
            <span className="my-hours-when numbers">
              {t('between', { from: dates.when(startsAt), until: dates.when(endsAt) })}
              {note !== '' && <span className="soft">{note}</span>}
            </span>
            <IconButton
              icon={X}
              label={t('removeException', { kind: t(`kind.${kind}`), when: dates.when(startsAt) })}
              isPending={remove.isPending && remove.variables === id}
              onPress={() => remove.mutate(id)}
            />
          </li>
        ))}
      </ul>
      <ErrorMessage error={remove.error} />
      <ExceptionForm zone={zone} add={add} />
    </Card>
  );
}
