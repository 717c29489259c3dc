import { ChevronRight, History, UserRoundSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EarlierVisit } from '#shared/domain/visit-records.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { kindIcons, visitKind } from '../../app/visit-kind.ts';
import '../../app/visit-row.css';
import { useDates } from '../../i18n/dates.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx';
import { useEarlierVisits } from './use-patients.ts';

const tones: Readonly<Record<EarlierVisit['status'], Tone>> = {
  requested: 'wait',
  proposed: 'wait',
  confirmed: 'wait',
  declined: 'quiet',
  cancelled: 'quiet',
  completed: 'good',
  no_show: 'danger',
};

interface HistoryListProps {
  /** Of one patient, or null: of all. */
  readonly patientId: string | null;
  /** A part of the patient's name; '' for everybody. */
  readonly search: string;
  /** What is shown elsewhere on the page. */
  readonly without?: ReadonlySet<string>;
  readonly onShowAll?: () => void;
}

/** Earlier visits of the doctor, a page at a time. */
export function HistoryList({ patientId, search, without, onShowAll }: HistoryListProps) {
  const { t } = useTranslation('patients');
  const query = useEarlierVisits(patientId, search);
  const visits = query.data?.pages.flat().filter(({ id }) => without?.has(id) !== true);
  if (query.isPending) return <Skeletons count={4} look="row" />;
  return (
    <>
      <ErrorMessage error={query.error} actions={<TryAgain of={query} />} />
      {visits?.length === 0 &&
        (search === '' ? (
          <EmptyState icon={History} title={t('noHistory')}>
            {t('noHistoryText')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={UserRoundSearch}
            title={t('noneFound')}
            action={onShowAll && <Button onPress={onShowAll}>{t('showAll')}</Button>}
          >
            {t('noneFoundText', { search })}
          </EmptyState>
        ))}
      {visits && visits.length > 0 && (
        <ul className="visit-list">
          {visits.map((visit) => (
            <li key={visit.id}>
              <HistoryRow visit={visit} named={patientId === null} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="history-more">
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

interface HistoryRowProps {
  readonly visit: EarlierVisit;
  /** Where all are of one patient, the day tells them apart. */
  readonly named: boolean;
}

function HistoryRow({ visit, named }: HistoryRowProps) {
  const { t } = useTranslation(['patients', 'visit']);
  const dates = useDates();
  const kind = visitKind(visit.type, visit.byPhone);
  const KindIcon = kindIcons[kind];
  // Agreed, over, and nobody said how it ended.
  const word = visit.status === 'confirmed' ? t('noOutcome') : t(`visit:status.${visit.status}`);
  return (
    <a className="visit" href={`#/appointments/${visit.id}`}>
      {named && <Avatar name={visit.patientName} />}
      <span className="visit-words">
        <span className="visit-name numbers">{named ? visit.patientName : dates.when(visit.startsAt)}</span>
        <span className="visit-facts">
          {named && <span className="numbers">{dates.when(visit.startsAt)}</span>}
          <span className="visit-type">
            <KindIcon aria-hidden="true" />
            {t(`visit:type.${kind}`)}
          </span>
        </span>
        {visit.reason !== '' && <span className="history-reason">{visit.reason}</span>}
      </span>
      <StatusPill tone={tones[visit.status]}>{word}</StatusPill>
      <ChevronRight className="visit-go" aria-hidden="true" />
    </a>
  );
}
