import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesktopBridge, ProfileProblem } from '#shared/ipc/bridge.ts';
import { useLaterWords } from '../i18n/use-later-words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** What is wrong with what this computer keeps, each said until it is read. */
export function ProfileNotice({ platform }: { readonly platform: DesktopBridge }) {
  const { t } = useTranslation('notices');
  const [problems, setProblems] = useState<readonly ProfileProblem[]>([]);
  const [seen, setSeen] = useState<readonly ProfileProblem[]>([]);

  useEffect(() => {
    let gone = false;
    const take = (told: readonly ProfileProblem[]): void => {
      if (gone) return;
      setProblems(told);
      // What went away and comes back is said again.
      setSeen((before) => before.filter((problem) => told.includes(problem)));
    };
    const end = platform.listen('profile:changed', take);
    platform.invoke('profile:problems').then(take, (caught: unknown) => {
      console.error('What is wrong with the profile could not be read', caught);
    });
    return () => {
      gone = true;
      end();
    };
  }, [platform]);

  const unseen = problems.filter((problem) => !seen.includes(problem));
  if (!useLaterWords(unseen.length > 0)) return null;
  return unseen.map((problem) => (
    <Banner
      key={problem}
      tone="wait"
      spoken="politely"
      title={t(`profile.${problem}.title`)}
      actions={
        <Button look="quiet" onPress={() => setSeen([...seen, problem])}>
          {t('profile.understood')}
        </Button>
      }
    >
      {t(`profile.${problem}.text`)}
    </Banner>
  ));
}
