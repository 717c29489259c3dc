import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface StepsOptions<Row> {
  readonly queryKey: readonly unknown[];
  /** @param after the last row of the page before; null: from the beginning */
  readonly read: (after: Row | null, limit: number) => Promise<readonly Row[]>;
  readonly size: number;
}

/** A list the clinic gives page by page, without saying how many there are. Another key begins again: give the component one. */
export function useSteps<Row>({ queryKey, read, size }: StepsOptions<Row>) {
  const [wanted, setWanted] = useState(0);
  const first: Row | null = null;
  const query = useInfiniteQuery({
    queryKey: [...queryKey],
    // One more than is shown tells whether there is a next page.
    queryFn: ({ pageParam }) => read(pageParam, size + 1),
    initialPageParam: first as Row | null,
    getNextPageParam: (last) => (last.length > size ? (last[size - 1] ?? null) : null),
  });
  const pages = query.data?.pages ?? [];
  const page = Math.max(0, Math.min(wanted, pages.length - 1));
  const next = async (): Promise<void> => {
    if (page + 1 >= pages.length) await query.fetchNextPage();
    setWanted(page + 1);
  };
  return {
    query,
    page,
    rows: pages[page]?.slice(0, size),
    hasNext: page + 1 < pages.length || query.hasNextPage,
    next: () => void next(),
    previous: () => setWanted(Math.max(0, page - 1)),
  };
}
