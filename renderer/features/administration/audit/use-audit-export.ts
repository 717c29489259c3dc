import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AuditLine } from '#shared/domain/administration-records.ts';
import { saveFile } from '../../../app/save-file.ts';
import { useBackend } from '../../../app/services.tsx';
import type { AuditQuery } from '../../../backend/rooms/administration.ts';
import { auditCsv } from './audit-csv.ts';

/** As many as the clinic gives at once. */
const atOnce = 1000;
/** A page holds them all before they are written; more are exported by narrower dates. */
const mostExported = 100_000;

const today = (): string => new Date().toISOString().slice(0, 10);

/** Reads every line of a filter, not only the page that is seen, and gives them as a file. Can be stopped. */
export function useAuditExport(filter: AuditQuery) {
  const { administration } = useBackend();
  const [read, setRead] = useState(0);
  const stopped = useRef(false);
  const run = useMutation({
    mutationFn: async () => {
      stopped.current = false;
      setRead(0);
      const lines: AuditLine[] = [];
      for (;;) {
        const last = lines.at(-1);
        const part = await administration.readAuditLog({
          ...filter,
          limit: atOnce,
          ...(last !== undefined && { beforeId: last.id }),
        });
        if (stopped.current) return null;
        lines.push(...part);
        setRead(lines.length);
        if (part.length < atOnce || lines.length >= mostExported) break;
      }
      const cut = lines.slice(0, mostExported);
      saveFile(new Blob([auditCsv(cut)], { type: 'text/csv;charset=utf-8' }), `audit-log-${today()}.csv`);
      return { count: cut.length, whole: lines.length < mostExported };
    },
  });
  return {
    run,
    read,
    stop: () => {
      stopped.current = true;
    },
  };
}
