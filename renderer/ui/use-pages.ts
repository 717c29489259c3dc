import { useState } from 'react';

/** A long list in pages of `size`; the page stays within the list when that becomes shorter. */
export function usePages<Item>(items: readonly Item[], size: number) {
  const [wanted, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(wanted, pages - 1);
  return { page, pages, setPage, shown: items.slice(page * size, (page + 1) * size) } as const;
}
