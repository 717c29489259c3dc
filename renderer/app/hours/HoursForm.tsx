import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorHours, VisitGrid, WeeklyHours } from '#shared/domain/hours.ts';
import { datesFor, useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { wholeNumber } from '../../ui/whole-number.ts';
import { draftsOf } from '../drafts.ts';
import { useServerNow } from '../queries.ts';
import { useMe } from '../services.tsx';
import { DayHours } from './DayHours.tsx';
import {
  draftOfHours,
  gridLimits,
  gridNumbers,
  hoursOfDraft,
  parseHoursDraft,
  type GridNumber,
  type HoursDraft,
} from './hours-draft.ts';
import './hours.css';

interface HoursFormProps {
  readonly hours: DoctorHours;
  /** What was changed and not saved is kept under this name. */
  readonly draftName: string;
  readonly busy: boolean;
  readonly error: unknown;
  /** @param saved to be called when it is */
  readonly onSave: (week: readonly WeeklyHours[], grid: Partial<VisitGrid>, saved: () => void) => void;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** When a doctor works, in the doctor's own zone. What is typed is kept until it is saved or taken back. */
export function HoursForm({ hours, draftName, busy, error, onSave }: HoursFormProps) {
  const { t } = useTranslation(['hours', 'app']);
  const { t: tDates } = useTranslation('dates');
  const dates = useDates();
  const now = useServerNow(60_000);
  const drafts = draftsOf(useMe().id);
  const [draft, setDraft] = useState(() => parseHoursDraft(drafts.read(draftName)));
  const [checked, setChecked] = useState(false);
  const shown = draft ?? draftOfHours(hours, dates.digits);

  const write = (change: Partial<HoursDraft>): void => {
    const written = { ...shown, ...change };
    setDraft(written);
    drafts.write(draftName, written);
  };
  const leave = (): void => {
    setDraft(null);
    setChecked(false);
    drafts.remove(draftName);
  };
  const save = (): void => {
    setChecked(true);
    const wanted = hoursOfDraft(shown);
    if (wanted !== null) onSave(wanted.week, wanted.grid, leave);
  };
  const problem = (name: GridNumber): string | undefined => {
    const { least, most } = gridLimits[name];
    return wholeNumber(shown[name], least, most) === null ? t('problem.number', { least, most }) : undefined;
  };

  return (
    <form
      className="hours"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="soft">{t('zone', { zone: datesFor(tDates, hours.timeZone).zoneName(now) })}</p>
      <div className="hours-week">
        {weekdays.map((weekday, index) => (
          <DayHours
            key={weekday}
            weekday={index}
            name={t(`weekday.${weekday}`)}
            ranges={shown.ranges}
            checked={checked}
            onChange={(ranges) => write({ ranges: [...ranges] })}
          />
        ))}
      </div>
      <div className="hours-grid">
        {gridNumbers.map((name) => (
          <NumberField
            key={name}
            label={t(`grid.${name}`)}
            help={t(`gridHelp.${name}`)}
            unit={t('minutes')}
            value={shown[name]}
            onChange={(text) => write({ [name]: text })}
            error={problem(name)}
          />
        ))}
      </div>
      <ErrorMessage error={error} />
      {checked && hoursOfDraft(shown) === null && (
        <p className="hours-wrong" role="alert">
          {t('problem.some')}
        </p>
      )}
      <div className="row">
        <Button type="submit" look="primary" isPending={busy} isDisabled={draft === null}>
          {t('save')}
        </Button>
        {draft !== null && (
          <Button isDisabled={busy} onPress={leave}>
            {t('takeBack')}
          </Button>
        )}
      </div>
    </form>
  );
}
