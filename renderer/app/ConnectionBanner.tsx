import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';
import { useWatchState } from './watch.tsx';

/** A short gap heals by itself and is nobody's business; after this it is said, in ms. */
const quietGap = 2500;

/** Says when nothing can reach this computer. */
export function ConnectionBanner() {
  const state = useWatchState();
  return state === 'live' ? null : <Gap state={state} />;
}

function Gap({ state }: { readonly state: 'offline' | 'catching-up' }) {
  const { t } = useTranslation('app');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), quietGap);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return null;
  return (
    <Banner tone="wait" spoken="politely">
      {state === 'offline' ? t('connection.offline') : t('connection.catchingUp')}
    </Banner>
  );
}
