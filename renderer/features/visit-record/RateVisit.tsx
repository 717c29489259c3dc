import { Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatingSubject, VisitRating } from '#shared/domain/visit-records.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { useRating, useRecordChanges } from './use-records.ts';
import './visit-record.css';

const stars = ['1', '2', '3', '4', '5'] as const;
const subjects: readonly RatingSubject[] = ['care', 'waiting', 'sound', 'picture', 'connection', 'app'];

/** Two taps: how it was, and what that was about. Each is kept at once; pressed again, the newer one counts. */
export function RateVisit({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation('visitRecord');
  const rating = useRating(appointmentId);
  const { rate } = useRecordChanges(appointmentId);
  // Shown at once: the star that was pressed must not go out until the clinic has answered.
  const [chosen, setChosen] = useState<Pick<VisitRating, 'stars' | 'about'> | null>(null);
  if (rating.isPending) return null;
  const given = chosen ?? rating.data ?? null;
  const choose = (stars: number, about: RatingSubject | null): void => {
    setChosen({ stars, about });
    rate.mutate({ stars, about }, { onError: () => setChosen(null) });
  };
  return (
    <div className="rate">
      <Choice
        label={t('rate.title')}
        value={given === null ? '' : (stars[given.stars - 1] ?? '')}
        onChange={(pressed) => choose(Number(pressed), given?.about ?? null)}
        options={stars.map((value) => ({
          value,
          spoken: t('rate.stars', { count: Number(value) }),
          content: (
            <Star className="rate-star" data-on={given !== null && Number(value) <= given.stars} aria-hidden="true" />
          ),
        }))}
      />
      {given !== null && (
        <Choice
          label={given.stars >= 4 ? t('rate.whatWasGood') : t('rate.whatWasNot')}
          value={given.about ?? ''}
          onChange={(about) => choose(given.stars, about)}
          options={subjects.map((value) => ({ value, content: t(`rate.about.${value}`) }))}
        />
      )}
      <output className="soft small">{rate.isSuccess ? t('rate.thanks') : ''}</output>
      <ErrorMessage error={rate.error} />
    </div>
  );
}
