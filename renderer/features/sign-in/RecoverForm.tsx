import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountBackend } from '../../backend/backend.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { emailProblem, focusFirstProblem } from './checks.ts';
import { useSubmit } from './use-submit.ts';

interface RecoverFormProps {
  readonly account: AccountBackend;
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onBack: () => void;
}

/** A forgotten password: the way back is a link in an e-mail. */
export function RecoverForm({ account, email, onEmail, onBack }: RecoverFormProps) {
  const { t } = useTranslation('signIn');
  const [checked, setChecked] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { busy, error, run } = useSubmit();
  const problem = checked ? emailProblem(email) : null;

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    if (emailProblem(email) !== null) {
      focusFirstProblem(event.currentTarget);
      return;
    }
    const address = email.trim();
    run(async () => {
      await account.requestRecovery(address);
      setSentTo(address);
    });
  };

  return (
    <>
      <form className="stack" onSubmit={submit} noValidate aria-labelledby="recover-title">
        <header>
          <h1 id="recover-title">{t('recover.title')}</h1>
          <p className="soft">{t('recover.lead')}</p>
        </header>
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={onEmail}
          error={problem === null ? undefined : t(`missing.${problem}`, { count: 0 })}
        />
        <ErrorMessage error={error} />
        {sentTo !== null && (
          <Banner tone="wait" spoken="politely">
            {t('recover.sent', { email: sentTo })}
          </Banner>
        )}
        <Button type="submit" look="primary" wide isPending={busy}>
          {busy ? t('recover.submitting') : sentTo === null ? t('recover.submit') : t('recover.again')}
        </Button>
      </form>
      <p className="door-other">
        <Button look="link" onPress={onBack}>
          {t('back')}
        </Button>
      </p>
    </>
  );
}
