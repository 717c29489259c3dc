import type { TFunction } from 'i18next';
import { UserRoundSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/administration-records.ts';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';
import { Table, type Column } from '../../../ui/Table.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { StepPager } from '../StepPager.tsx';
import { useSteps } from '../use-steps.ts';
import { PersonSheet } from './PersonSheet.tsx';
import { PersonState } from './PersonState.tsx';

const pageSize = 20;
/** A pause in typing, after which it is searched; ms. */
const searchAfter = 300;

/** Name and role of everybody, found by a part of name or address. */
export function Everybody() {
  const { t } = useTranslation('administration');
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(search.trim()), searchAfter);
    return () => clearTimeout(timer);
  }, [search]);
  return (
    <>
      <SearchField label={t('people.search')} value={search} onChange={setSearch} />
      <Found search={asked} />
    </>
  );
}

function Found({ search }: { readonly search: string }) {
  const { t } = useTranslation('administration');
  const { administration } = useBackend();
  const [opened, setOpened] = useState<{ readonly person: Person; readonly by: Element | null } | null>(null);
  const close = (by: Element | null): void => {
    setOpened(null);
    // What had the focus in the sheet may have gone by a change made there: then nothing else gives it back.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && by instanceof HTMLElement) by.focus();
    });
  };
  const { query, rows, ...steps } = useSteps<Person>({
    queryKey: [...queryKeys.people, search],
    read: (after, limit) =>
      administration.listPeople({ limit, ...(search !== '' && { search }), ...(after !== null && { after }) }),
    size: pageSize,
  });
  // As it is now, as long as it is on this page.
  const open = rows?.find((each) => each.id === opened?.person.id) ?? opened?.person;
  if (query.isPending) return <Skeletons count={5} look="row" />;
  return (
    <>
      <ErrorMessage error={query.error} actions={<TryAgain of={query} />} />
      {rows !== undefined && (
        <Table
          caption={t('people.everybody')}
          captionUnseen
          stacks
          columns={columnsOf(t, (person) => setOpened({ person, by: document.activeElement }))}
          rows={rows}
          keyOf={(person) => person.id}
          pageSize={pageSize}
          empty={
            <EmptyState icon={UserRoundSearch} title={t('people.nobody')}>
              {t('people.nobodyText')}
            </EmptyState>
          }
        />
      )}
      <StepPager
        label={t('people.pages')}
        page={steps.page}
        hasNext={steps.hasNext}
        busy={steps.isTurning}
        onPrevious={steps.previous}
        onNext={steps.next}
      />
      {open !== undefined && <PersonSheet person={open} onClose={() => close(opened?.by ?? null)} />}
    </>
  );
}

function columnsOf(t: TFunction<'administration'>, open: (person: Person) => void): readonly Column<Person>[] {
  return [
    {
      id: 'name',
      title: t('people.name'),
      isRowHeader: true,
      cell: (person) => (
        <Button look="link" onPress={() => open(person)}>
          {person.fullName}
        </Button>
      ),
    },
    { id: 'email', title: t('people.email'), cell: (person) => <span className="breaks">{person.email}</span> },
    { id: 'role', title: t('people.role'), cell: (person) => t(`role.${person.role}`) },
    { id: 'state', title: t('people.state'), cell: (person) => <PersonState person={person} /> },
  ];
}
