import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { textDraft, useDraft } from '../../app/use-draft.ts';
import { useDates } from '../../i18n/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { wholeNumber } from '../../ui/whole-number.ts';
import { useDelay } from './use-delay.ts';

/** What is pressed most, min. */
const usual = [10, 20, 30] as const;
/** More the clinic does not take, min. */
const most = 240;

export interface RunningLateProps {
  /** What was announced, min (0: nothing), and how many patients would hear of a change. */
  readonly delay: { readonly minutes: number; readonly patients: number };
}

/** One press tells the queue how late the doctor is, and another that it is on time again. */
export function RunningLate({ delay }: RunningLateProps) {
  const { t } = useTranslation('doctorDay');
  const { digits } = useDates();
  const tell = useDelay();
  const [typed, setTyped, forget] = useDraft('delay', textDraft);
  const [asksOwn, setAsksOwn] = useState(typed !== '');
  const [wrong, setWrong] = useState(false);
  const announced = delay.minutes;
  const telling = tell.isPending ? tell.variables.minutes : null;
  const say = (minutes: number, after?: () => void): void =>
    tell.mutate({ minutes, before: announced }, after && { onSuccess: after });

  const sayOwn = (event: FormEvent): void => {
    event.preventDefault();
    const minutes = wholeNumber(typed, 1, most);
    setWrong(minutes === null);
    if (minutes === null) return;
    say(minutes, () => {
      setTyped('');
      forget();
      setAsksOwn(false);
    });
  };

  return (
    <Card className="day-side" aria-labelledby="late-title">
      <h2 id="late-title">{t('late.title')}</h2>
      {announced > 0 && (
        <Banner
          tone="wait"
          actions={
            <Button size="small" isPending={telling === 0} onPress={() => say(0)}>
              {t('late.onTime')}
            </Button>
          }
        >
          {t('late.announced', { count: announced })}
        </Banner>
      )}
      {delay.patients === 0 ? (
        <p className="soft">{t('late.nobody')}</p>
      ) : (
        <>
          {announced === 0 && <p className="soft">{t('late.help', { count: delay.patients })}</p>}
          <fieldset className="day-late">
            <legend className="unseen">{t('late.choices')}</legend>
            {usual.map((minutes) => (
              <Button
                key={minutes}
                size="small"
                isDisabled={announced === minutes}
                isPending={telling === minutes}
                aria-label={t('late.by', { minutes })}
                onPress={() => say(minutes)}
              >
                {t('late.minutes', { minutes: digits(minutes) })}
              </Button>
            ))}
            <Button size="small" aria-expanded={asksOwn} onPress={() => setAsksOwn(!asksOwn)}>
              {t('late.own')}
            </Button>
          </fieldset>
          {asksOwn && (
            <form className="day-late-own" onSubmit={sayOwn}>
              <NumberField
                label={t('late.ownLabel')}
                unit={t('late.unit')}
                value={typed}
                onChange={setTyped}
                error={wrong ? t('late.ownWrong') : undefined}
              />
              <Button type="submit" size="small" look="primary" isPending={tell.isPending}>
                {t('late.tell')}
              </Button>
            </form>
          )}
        </>
      )}
      <ErrorMessage error={tell.error} />
    </Card>
  );
}
