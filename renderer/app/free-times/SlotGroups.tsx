import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import type { Slot } from '#shared/domain/records.ts';
import { useDates } from '../../i18n/dates.ts';
import '../../ui/choice.css';
import { byPartOfDay } from './slots.ts';

interface SlotGroupsProps {
  readonly label: string;
  readonly slots: readonly Slot[];
  readonly value: number | null;
  readonly onChange: (startsAt: number) => void;
}

/** One group of radio buttons under headings: arrow keys go through the whole day. */
export function SlotGroups({ label, slots, value, onChange }: SlotGroupsProps) {
  const { t } = useTranslation('booking');
  const dates = useDates();
  return (
    <RadioGroup
      className="choice"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    >
      <Label className="choice-label">{label}</Label>
      {byPartOfDay(slots, dates.zone).map(({ part, slots: ofPart }) => (
        <div key={part} className="booking-part">
          <span className="booking-part-name">{t(`part.${part}`)}</span>
          <div className="booking-slots">
            {ofPart.map((slot) => (
              <Radio key={slot.startsAt} value={String(slot.startsAt)} className="choice-option numbers">
                {dates.time(slot.startsAt)}
              </Radio>
            ))}
          </div>
        </div>
      ))}
    </RadioGroup>
  );
}
