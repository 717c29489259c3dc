import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#shared/errors/failure.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { Brand } from './Brand.tsx';
import './starting.css';

/** After this long somebody waiting wants to know why, in ms. */
const patience = 5000;
const unreachable = new Failure('server_unreachable');

/** While it is not known yet who is signed in. */
export function Starting() {
  const { t } = useTranslation('app');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="starting">
      <h1>
        <Brand />
      </h1>
      <output className="starting-words">
        <Spinner />
        {long ? t('stillStarting') : t('starting')}
      </output>
      {long && (
        <div className="starting-failed">
          <ErrorMessage error={unreachable} />
        </div>
      )}
    </main>
  );
}

/** Nothing can be started: the reason and what to do about it. */
export function CannotStart({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('app');
  return (
    <main className="starting">
      <h1>
        <Brand />
      </h1>
      <div className="starting-failed">
        <ErrorMessage error={error} />
        <Button look="primary" onPress={() => location.reload()}>
          {t('reload')}
        </Button>
      </div>
    </main>
  );
}
