import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLaterWords } from '../i18n/use-later-words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { queryKeys } from './query-keys.ts';
import { useBackend } from './services.tsx';

/** Less than this is not worth a word: a person reads a clock by the minute. In ms. */
const worthAWord = 2 * 60_000;

/** A clock that is wrong by minutes: everything here follows the clinic's, but the person looks at theirs. */
export function ClockNotice() {
  const { t } = useTranslation('notices');
  const { calls } = useBackend();
  const offset = useQuery({ queryKey: queryKeys.clockOffset, queryFn: () => calls.clockOffset(), staleTime: Infinity });
  const [seen, setSeen] = useState(false);
  const wrongBy = Math.abs(offset.data ?? 0);
  const shown = !seen && wrongBy >= worthAWord;
  const inWords = useLaterWords(shown);
  if (!shown || !inWords) return null;
  return (
    <Banner
      tone="wait"
      spoken="politely"
      title={t('profile.clock', { count: Math.round(wrongBy / 60_000) })}
      actions={
        <Button look="quiet" onPress={() => setSeen(true)}>
          {t('profile.understood')}
        </Button>
      }
    >
      {t('profile.clockText')}
    </Banner>
  );
}
