import { getLocalTimeZone, parseDate } from '@internationalized/date';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Page } from '../../../app/Page.tsx';
import type { AuditQuery } from '../../../backend/rooms/administration.ts';
import { useDraft, type Draft } from '../use-draft.ts';
import { AuditExport } from './AuditExport.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';

/** A day as the reader's clock has it; a draft of another version is no day. */
function dayOf(text: string | undefined): ReturnType<typeof parseDate> | null {
  if (text === undefined || text === '') return null;
  try {
    return parseDate(text);
  } catch {
    return null;
  }
}

function queryOf(draft: Draft, actorId: string | null): AuditQuery {
  const zone = getLocalTimeZone();
  const from = dayOf(draft['from']);
  const until = dayOf(draft['until']);
  return {
    ...(actorId !== null && { actorId }),
    ...(draft['table'] !== undefined && draft['table'] !== '' && { recordTable: draft['table'] }),
    ...(draft['record'] !== undefined && draft['record'] !== '' && { recordId: draft['record'] }),
    ...(from !== null && { from: from.toDate(zone).getTime() }),
    // The last day belongs to it.
    ...(until !== null && { until: until.add({ days: 1 }).toDate(zone).getTime() }),
  };
}

/** Who did what to which record, newest first; narrowed by kind, time, person and record, and taken along as a file. */
export function AuditLog({ actorId = null }: { readonly actorId?: string | null }) {
  const { t } = useTranslation('administration');
  const [, navigate] = useLocation();
  const { draft, write, clear } = useDraft('audit-filter');
  const query = useMemo(() => queryOf(draft, actorId), [draft, actorId]);
  const showAll = (): void => {
    clear();
    navigate('/administration/audit');
  };
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')} actions={<AuditExport query={query} />}>
      <AuditFilters
        table={draft['table'] ?? ''}
        from={dayOf(draft['from'])}
        until={dayOf(draft['until'])}
        record={draft['record'] ?? ''}
        actorId={actorId}
        onChange={write}
        onAnybody={() => navigate('/administration/audit')}
        onAll={showAll}
      />
      <AuditTable
        query={query}
        onActor={(id) => navigate(`/administration/audit/person/${id}`)}
        onRecord={(id) => write({ record: id })}
      />
    </Page>
  );
}
