import { CalendarPlus, Video } from 'lucide-react';
import { useState } from 'react';
import { errorCodes } from '#shared/errors/codes.ts';
import { Failure } from '#shared/errors/failure.ts';
import { Avatar } from '../Avatar.tsx';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Disclosure } from '../Disclosure.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorMessage } from '../ErrorMessage.tsx';
import { Pager } from '../Pager.tsx';
import { Meter, Progress } from '../Progress.tsx';
import { Skeletons } from '../Skeleton.tsx';
import { StatusPill } from '../StatusPill.tsx';
import { Table, type Column, type Sort } from '../Table.tsx';
import { Tabs } from '../Tabs.tsx';
import { group } from './story.ts';

const tones = ['quiet', 'good', 'wait', 'danger', 'accent'] as const;
const bannerTones = ['info', 'good', 'wait', 'danger'] as const;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
}
const lines: readonly Line[] = Array.from({ length: 12 }, (_, index) => ({
  id: String(index),
  name: `Patient ${String(index + 1)}`,
  minutes: (index * 7) % 31,
}));
const columns: readonly Column<Line>[] = [
  { id: 'name', title: 'Name', cell: (line) => line.name, isRowHeader: true, sortable: true },
  { id: 'type', title: 'How', cell: () => 'Video call' },
  { id: 'minutes', title: 'Minutes', cell: (line) => line.minutes, align: 'end', sortable: true },
];

function SortedTable({ stacks = false }: { readonly stacks?: boolean }) {
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const rows = lines.toSorted(
    (one, other) =>
      (sort.column === 'minutes' ? one.minutes - other.minutes : Number(one.id) - Number(other.id)) *
      (sort.direction === 'ascending' ? 1 : -1),
  );
  return (
    <Table
      caption={stacks ? 'Visits of the month' : 'Visits of the week'}
      columns={columns}
      rows={rows}
      keyOf={(line) => line.id}
      pageSize={5}
      sort={sort}
      onSort={setSort}
      stacks={stacks}
      empty={null}
    />
  );
}

function TwoTabs() {
  const [selected, select] = useState<'upcoming' | 'past'>('upcoming');
  return (
    <Tabs
      label="Visits"
      selected={selected}
      onSelect={select}
      tabs={[
        { id: 'upcoming', label: 'Upcoming', content: <p>Three visits.</p> },
        { id: 'past', label: 'Past', content: <p>None yet.</p> },
      ]}
    />
  );
}

function Pages() {
  const [page, setPage] = useState(1);
  return <Pager label="Pages of the history" page={page} pages={4} onChange={setPage} />;
}

export default group('Surfaces', [
  {
    name: 'Card',
    render: () => (
      <Card aria-label="Dr Anisha Rahman">
        <p>Whatever belongs together.</p>
      </Card>
    ),
  },
  {
    name: 'Badge tones',
    render: () => (
      <div className="row">
        {tones.map((tone) => (
          <StatusPill key={tone} tone={tone}>
            {tone}
          </StatusPill>
        ))}
        <StatusPill tone="accent">
          <Video aria-hidden="true" /> Video call
        </StatusPill>
      </div>
    ),
  },
  {
    name: 'Avatar sizes',
    render: () => (
      <div className="row">
        <Avatar name="Dr Anisha Rahman" size="small" />
        <Avatar name="Sita Gurung" />
        <Avatar name="सीता गुरुङ" size="large" />
        <Avatar name="" />
      </div>
    ),
  },
  {
    name: 'Banner tones',
    render: () => (
      <div className="stack-small">
        {bannerTones.map((tone) => (
          <Banner key={tone} tone={tone} title={`Banner ${tone}`}>
            What happened, and what can be done.
          </Banner>
        ))}
        <Banner tone="wait" actions={<Button size="small">Try again</Button>}>
          No connection to the clinic.
        </Banner>
      </div>
    ),
  },
  {
    name: 'Error message of every code',
    render: () => (
      <div className="stack-small">
        {errorCodes.map((code) => (
          <ErrorMessage key={code} error={new Failure(code)} />
        ))}
      </div>
    ),
  },
  {
    name: 'Empty state',
    render: () => (
      <EmptyState icon={CalendarPlus} title="No visits planned" action={<Button look="primary">Find a doctor</Button>}>
        Find a doctor and book a visit.
      </EmptyState>
    ),
  },
  { name: 'Skeleton cards', render: () => <Skeletons count={1} /> },
  { name: 'Skeleton rows', render: () => <Skeletons count={2} look="row" /> },
  { name: 'Skeleton text', render: () => <Skeletons count={3} look="text" /> },
  { name: 'Progress known', render: () => <Progress label="Preparing your data" value={40} /> },
  { name: 'Progress unknown', render: () => <Progress label="Checking the connection" value={null} /> },
  { name: 'Meter', render: () => <Meter label="Microphone" value={65} valueLabel="We hear you" /> },
  { name: 'Tabs', render: () => <TwoTabs /> },
  { name: 'Table sorted and paged', render: () => <SortedTable /> },
  {
    name: 'Table without room, in cards',
    render: () => (
      <div style={{ width: '20rem' }}>
        <SortedTable stacks />
      </div>
    ),
  },
  {
    name: 'Table empty',
    render: () => (
      <Table
        caption="Audit log"
        columns={columns}
        rows={[]}
        keyOf={(line) => line.id}
        empty={<EmptyState icon={CalendarPlus} title="Nothing fits these filters" />}
      />
    ),
  },
  { name: 'Pager', render: () => <Pages /> },
  {
    name: 'Disclosure',
    render: () => (
      <div>
        <Disclosure title="How is my data kept?">
          <p>Only you and your doctor can read it.</p>
        </Disclosure>
        <Disclosure title="Who can see my visits?" startsOpen>
          <p>You and the doctor of that visit.</p>
        </Disclosure>
      </div>
    ),
  },
]);
