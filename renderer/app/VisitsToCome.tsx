import { CalendarDays } from 'lucide-react';
import type { Appointment } from '#shared/domain/records.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Skeletons } from '../ui/Skeleton.tsx';
import type { useAppointments } from './queries.ts';
import { TryAgain } from './TryAgain.tsx';
import { VisitList } from './VisitRow.tsx';

interface VisitsToComeProps {
  readonly appointments: ReturnType<typeof useAppointments>;
  /** Those of them that are to come. */
  readonly upcoming: readonly Appointment[];
  readonly now: number;
  readonly title: string;
  /** What is said when there are none. */
  readonly none: { readonly title: string; readonly text: string };
}

/** The upper part of a page of visits: what is to come, or why that cannot be said. */
export function VisitsToCome({ appointments, upcoming, now, title, none }: VisitsToComeProps) {
  return (
    <>
      <ErrorMessage error={appointments.error} actions={<TryAgain of={appointments} />} />
      {appointments.isPending && <Skeletons />}
      {appointments.data && (
        <section className="section" aria-labelledby="upcoming-title">
          <h2 id="upcoming-title">{title}</h2>
          {upcoming.length > 0 ? (
            <VisitList visits={upcoming} now={now} />
          ) : (
            <EmptyState icon={CalendarDays} title={none.title}>
              {none.text}
            </EmptyState>
          )}
        </section>
      )}
    </>
  );
}
