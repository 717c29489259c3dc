import type { TFunction } from 'i18next';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '#shared/domain/administration-records.ts';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import type { AuditQuery } from '../../../backend/rooms/administration.ts';
import { useDates, type Dates } from '../../../i18n/dates.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';
import { Table, type Column } from '../../../ui/Table.tsx';
import { StepPager } from '../StepPager.tsx';
import { useSteps } from '../use-steps.ts';
import { AuditDetails } from './AuditDetails.tsx';
import { knownAction, knownRecord, readable } from './audit-words.ts';

const pageSize = 25;

interface AuditTableProps {
  readonly query: AuditQuery;
  readonly onActor: (actorId: string) => void;
  readonly onRecord: (recordId: string) => void;
}

/** One page of lines; who and what in a line narrow the log to them. */
export function AuditTable({ query, onActor, onRecord }: AuditTableProps) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const { administration } = useBackend();
  const {
    query: lines,
    rows,
    ...steps
  } = useSteps<AuditLine>({
    queryKey: [...queryKeys.auditLog, query],
    read: (after, limit) =>
      administration.readAuditLog({ ...query, limit, ...(after !== null && { beforeId: after.id }) }),
    size: pageSize,
  });
  if (lines.isPending) return <Skeletons count={5} look="row" />;
  return (
    <>
      <ErrorMessage error={lines.error} actions={<TryAgain of={lines} />} />
      {rows !== undefined && (
        <Table
          caption={t('audit.title')}
          captionUnseen
          stacks
          columns={columnsOf({ t, dates, onActor, onRecord })}
          rows={rows}
          keyOf={({ id }) => String(id)}
          pageSize={pageSize}
          empty={
            <EmptyState icon={ScrollText} title={t('audit.none')}>
              {t('audit.noneText')}
            </EmptyState>
          }
        />
      )}
      <StepPager
        label={t('audit.pages')}
        page={steps.page}
        hasNext={steps.hasNext}
        busy={steps.isTurning}
        onPrevious={steps.previous}
        onNext={steps.next}
      />
    </>
  );
}

type ColumnWords = Pick<AuditTableProps, 'onActor' | 'onRecord'> & {
  readonly t: TFunction<'administration'>;
  readonly dates: Dates;
};

function columnsOf({ t, dates, onActor, onRecord }: ColumnWords): readonly Column<AuditLine>[] {
  return [
    { id: 'at', title: t('audit.when'), isRowHeader: true, cell: ({ at }) => <time>{dates.when(at)}</time> },
    {
      id: 'who',
      title: t('audit.who'),
      cell: ({ actorId, actorName }) =>
        actorId === null ? (
          t('audit.clock')
        ) : (
          <Button
            look="link"
            aria-label={t('audit.onlyBy', { name: actorName ?? t('audit.gone') })}
            onPress={() => onActor(actorId)}
          >
            {actorName ?? t('audit.gone')}
          </Button>
        ),
    },
    { id: 'what', title: t('audit.what'), cell: (line) => <What line={line} /> },
    {
      id: 'record',
      title: t('audit.which'),
      cell: ({ recordTable, recordId }) => {
        const known = knownRecord(recordTable);
        const kind = known === undefined ? readable(recordTable) : t(`audit.record.${known}`);
        if (recordId === null) return kind;
        const id = recordId.slice(0, 8);
        return (
          <Button look="link" aria-label={t('audit.onlyAbout', { kind, id })} onPress={() => onRecord(recordId)}>
            {kind} {id}
          </Button>
        );
      },
    },
  ];
}

function What({ line }: { readonly line: AuditLine }) {
  const { t } = useTranslation('administration');
  const known = knownAction(line.action);
  return (
    <>
      {known === undefined ? readable(line.action) : t(`audit.action.${known}`)}
      <AuditDetails details={line.details} />
    </>
  );
}
