import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useDraft, type DraftShape } from '../../app/use-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { useRating, useRecordChanges } from './use-records.ts';
import './visit-record.css';

const stars = ['1', '2', '3', '4', '5'] as const;
const subjects = ['care', 'waiting', 'sound', 'picture', 'connection', 'app'] as const;

const schema = z.object({
  stars: z.number().check(z.minimum(1), z.maximum(5)),
  about: z.nullable(z.enum(subjects)),
});
/** What was pressed and has not arrived. */
type Pressed = Readonly<z.infer<typeof schema>>;
const shape: DraftShape<Pressed | null> = { parse: (kept) => schema.safeParse(kept).data ?? null, empty: null };

/** Two taps: how it was, and what that was about. Each is sent at once and kept until it arrived; the newest counts. */
export function RateVisit({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation(['visitRecord', 'app']);
  const rating = useRating(appointmentId);
  const { rate } = useRecordChanges(appointmentId);
  const [pressed, keep, forget] = useDraft(`rate.${appointmentId}`, shape);
  if (rating.isPending) return null;
  const given = pressed ?? rating.data ?? null;
  const send = (chosen: Pressed): void => {
    keep(chosen);
    // Shown all the same: the star that was pressed goes out neither before nor without an answer.
    rate.mutate(chosen, { onSuccess: forget });
  };
  const unsent = pressed !== null && !rate.isPending && !rate.isSuccess;
  return (
    <div className="rate">
      <Choice
        label={t('rate.title')}
        value={given === null ? '' : (stars[given.stars - 1] ?? '')}
        onChange={(chosen) => send({ stars: Number(chosen), about: given?.about ?? null })}
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
          onChange={(about) => send({ stars: given.stars, about })}
          options={subjects.map((value) => ({ value, content: t(`rate.about.${value}`) }))}
        />
      )}
      <output className="soft small">{rate.isSuccess ? t('rate.thanks') : ''}</output>
      <ErrorMessage error={rate.error} />
      {unsent && (
        <div className="row">
          <Button onPress={() => send(pressed)}>{t('rate.sendAgain')}</Button>
          {rate.error === null && <p className="soft small">{t('rate.notSent')}</p>}
        </div>
      )}
    </div>
  );
}
