import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Pager } from './Pager.tsx';
import './table.css';
import { usePages } from './use-pages.ts';
import { useScrolls } from './use-scrolls.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Names the row for screen readers. Exactly one column has it. */
  readonly isRowHeader?: boolean;
  readonly align?: 'end';
  readonly sortable?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  /** Read out before the table and seen above it unless `captionUnseen`. */
  readonly caption: string;
  readonly captionUnseen?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly pageSize?: number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Where it has no room a row becomes a small card, each cell behind its column's title. Without it the table is moved sideways. */
  readonly stacks?: boolean;
  /** Instead of rows when there are none. */
  readonly empty: ReactNode;
}

/** A plain table, because screen readers walk through those best; where a column can be sorted its title is a button. */
export function Table<Row>(props: TableProps<Row>) {
  const {
    caption,
    captionUnseen = false,
    columns,
    rows,
    keyOf,
    pageSize = 20,
    sort,
    onSort,
    stacks = false,
    empty,
  } = props;
  const { shown, page, pages, setPage } = usePages(rows, pageSize);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div className="table-frame" data-stacks={stacks || undefined}>
      <ScrollFrame label={caption}>
        <table className="table">
          <caption className={captionUnseen ? 'unseen' : 'table-caption'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) =>
                  column.isRowHeader === true ? (
                    <th key={column.id} scope="row" className="table-row-header">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.id} data-align={column.align} data-title={column.title}>
                      <div>{column.cell(row)}</div>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <Pager label={caption} page={page} pages={pages} onChange={setPage} />
    </div>
  );
}

/** A table too wide for its place is scrolled there, by arrow keys too. */
function ScrollFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [frame, scrolls] = useScrolls<HTMLDivElement>();
  const reached = scrolls ? ({ role: 'region', 'aria-label': label, tabIndex: 0 } as const) : {};
  return (
    <div ref={frame} className="table-scroll" {...reached}>
      {children}
    </div>
  );
}

interface HeadingProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" data-align={column.align}>
        {column.title}
      </th>
    );
  }
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  const Icon = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" data-align={column.align} aria-sort={direction ?? 'none'}>
      <button type="button" className="table-sort" onClick={() => onSort({ column: column.id, direction: next })}>
        {column.title}
        <Icon aria-hidden="true" data-shown={direction !== undefined} />
      </button>
    </th>
  );
}
