import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface StepsOptions<Row> {
  readonly queryKey: readonly unknown[];
  /** @param after the last row of the page before; null: from the beginning */
  readonly read: (after: Row | null, limit: number) => Promise<readonly Row[]>;
  readonly size: number;
}

/** A list the clinic gives page by page, without saying how many there are. Another key begins again. */
export function useSteps<Row>({ queryKey, read, size }: StepsOptions<Row>) {
  const key = JSON.stringify(queryKey);
  /** After which row each page until the current one begins; of one key. */
  const [turned, setTurned] = useState<{ readonly key: string; readonly begins: readonly (Row | null)[] } | null>(null);
  const begins = turned?.key === key ? turned.begins : [null];
  const setBegins = (next: readonly (Row | null)[]): void => setTurned({ key, begins: next });
  const after = begins.at(-1) ?? null;
  const query = useQuery({
    queryKey: [...queryKey, after],
    // One more than is shown tells whether there is a next page.
    queryFn: () => read(after, size + 1),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.slice(0, size);
  return {
    query,
    rows,
    page: begins.length - 1,
    /** Another page is on its way; the one before is still shown. */
    isTurning: query.isPlaceholderData,
    hasNext: (query.data?.length ?? 0) > size,
    next(this: void): void {
      const last = rows?.at(-1);
      if (last !== undefined) setBegins([...begins, last]);
    },
    previous(this: void): void {
      if (begins.length > 1) setBegins(begins.slice(0, -1));
    },
  };
}
