import { useQuery } from '@tanstack/react-query';
import { ArrowRight, FileText, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend, useMe } from '../../app/services.tsx';
import { VisitRow } from '../../app/VisitRow.tsx';

interface PastVisitsProps {
  readonly visits: readonly Appointment[];
  readonly now: number;
}

/** What was, and what stays of it at a glance: the next step the doctor wrote, and how many stars one gave. */
export function PastVisits({ visits, now }: PastVisitsProps) {
  const { t } = useTranslation('appointments');
  const { records, visits: room } = useBackend();
  const me = useMe();
  // What cannot be read is not said; the visit's own page reads it again and says why.
  const summaries = useQuery({ queryKey: queryKeys.mySummaries, queryFn: () => records.mySummaries() });
  const ratings = useQuery({ queryKey: queryKeys.myRatings, queryFn: () => room.ratingsBy(me.id) });
  return (
    <ul className="visit-list">
      {visits.map((visit) => {
        const summary = summaries.data?.find(({ appointmentId }) => appointmentId === visit.id);
        const stars = ratings.data?.find(({ appointmentId }) => appointmentId === visit.id)?.stars;
        const nextStep = summary?.nextStep.trim() ?? '';
        return (
          <li key={visit.id}>
            <VisitRow appointment={visit} now={now}>
              {(summary !== undefined || stars !== undefined) && (
                <span className="visit-stays">
                  {summary !== undefined && (
                    <span className="visit-stay">
                      {nextStep === '' ? <FileText aria-hidden="true" /> : <ArrowRight aria-hidden="true" />}
                      <span>{nextStep === '' ? t('history.summary') : t('history.next', { step: nextStep })}</span>
                    </span>
                  )}
                  {stars !== undefined && (
                    <span className="visit-stay">
                      <Star aria-hidden="true" />
                      {t('history.stars', { count: stars })}
                    </span>
                  )}
                </span>
              )}
            </VisitRow>
          </li>
        );
      })}
    </ul>
  );
}
