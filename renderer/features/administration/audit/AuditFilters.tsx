import type { CalendarDate } from '@internationalized/date';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { Draft } from '../use-draft.ts';
import { knownRecords } from './audit-words.ts';

interface AuditFiltersProps {
  /** Empty: all kinds. */
  readonly table: string;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  /** Empty: any. */
  readonly record: string;
  readonly actorId: string | null;
  readonly onChange: (change: Draft) => void;
  readonly onAnybody: () => void;
  readonly onAll: () => void;
}

/** What is shown; every narrowing stands here with a way out of it. */
export function AuditFilters(props: AuditFiltersProps) {
  const { table, from, until, record, actorId, onChange, onAnybody, onAll } = props;
  const { t } = useTranslation('administration');
  const all = 'all' as const;
  const narrowed = table !== '' || from !== null || until !== null || record !== '' || actorId !== null;
  return (
    <section className="audit-filters" aria-label={t('audit.filters')}>
      <div className="audit-fields">
        <Select
          label={t('audit.kind')}
          value={knownRecords.find((each) => each === table) ?? all}
          onChange={(chosen) => onChange({ table: chosen === all ? '' : chosen })}
          options={[
            { value: all, label: t('audit.allKinds') },
            ...knownRecords.map((value) => ({ value, label: t(`audit.record.${value}`) })),
          ]}
        />
        <DateField
          label={t('audit.from')}
          value={from}
          {...(until !== null && { max: until })}
          onChange={(day) => onChange({ from: day?.toString() ?? '' })}
        />
        <DateField
          label={t('audit.until')}
          value={until}
          {...(from !== null && { min: from })}
          onChange={(day) => onChange({ until: day?.toString() ?? '' })}
        />
      </div>
      {narrowed && (
        <div className="row">
          {actorId !== null && (
            <Button size="small" onPress={onAnybody}>
              {t('audit.onlyPerson')}
              <X aria-hidden="true" />
            </Button>
          )}
          {record !== '' && (
            <Button size="small" onPress={() => onChange({ record: '' })}>
              {t('audit.onlyRecord', { id: record.slice(0, 8) })}
              <X aria-hidden="true" />
            </Button>
          )}
          <Button size="small" look="quiet" onPress={onAll}>
            {t('audit.showAll')}
          </Button>
        </div>
      )}
    </section>
  );
}
