import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { laterWords } from './index.ts';

/**
 * For what is part of a first screen but seldom says anything.
 * @param wanted whether there is something to say; its words are asked for then
 * @returns whether they are there. They may never be: whatever has to be said then is said without them
 */
export function useLaterWords(wanted: boolean): boolean {
  const { i18n } = useTranslation();
  const there = i18n.hasResourceBundle(i18n.language, 'errors');
  useEffect(() => {
    if (wanted && !there) laterWords().catch(() => undefined);
  }, [wanted, there]);
  return there;
}
