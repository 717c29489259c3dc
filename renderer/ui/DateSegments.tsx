import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.ts';
import './date-field.css';

/** The parts of a date or a time, each to be typed or changed with the arrow keys. */
export function DateSegments({ className }: { readonly className: string }) {
  const { t } = useTranslation('ui');
  const { digits } = useDates();
  return (
    <DateInput className={className}>
      {(segment) => {
        const { type } = segment;
        const named = type === 'day' || type === 'month' || type === 'year' || type === 'hour' || type === 'minute';
        return (
          <DateSegment
            segment={segment}
            className="date-segment"
            render={(props) => <span {...props} {...(named && { 'aria-label': t(`segment.${type}`) })} />}
          >
            {({ text }) => digits(text)}
          </DateSegment>
        );
      }}
    </DateInput>
  );
}
