import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '#shared/ipc/bridge.ts';
import type { AccountBackend } from '../../backend/backend.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { emailProblem, focusFirstProblem } from './checks.ts';
import { DemoPeople } from './DemoPeople.tsx';
import { PasswordField } from './PasswordField.tsx';
import { useSubmit } from './use-submit.ts';

interface SignInFormProps {
  readonly account: AccountBackend;
  readonly demoPeople: readonly DemoPerson[];
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onSignUp: () => void;
  /** Null where there is no way back from an e-mail. */
  readonly onForgot: (() => void) | null;
}

export function SignInForm({ account, demoPeople, email, onEmail, onSignUp, onForgot }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, error, run } = useSubmit();
  const problem = checked ? emailProblem(email) : null;
  const passwordProblem = checked && password === '';

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    if (emailProblem(email) !== null || password === '') focusFirstProblem(event.currentTarget);
    else run(() => account.signIn(email.trim(), password));
  };
  const fillIn = (person: DemoPerson): void => {
    onEmail(person.email);
    setPassword(person.password);
  };

  return (
    <>
      <form className="stack" onSubmit={submit} noValidate aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">{t('title')}</h1>
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={onEmail}
          error={problem === null ? undefined : t(`missing.${problem}`, { count: 0 })}
        />
        <PasswordField
          kind="current-password"
          value={password}
          onChange={setPassword}
          error={passwordProblem ? t('missing.password') : undefined}
        />
        <ErrorMessage error={error} />
        <Button type="submit" look="primary" wide isPending={busy}>
          {busy ? t('submitting') : t('submit')}
        </Button>
      </form>
      {onForgot !== null && (
        <p className="door-other">
          <Button look="link" onPress={onForgot}>
            {t('forgot')}
          </Button>
        </p>
      )}
      <p className="door-other">
        {t('noAccount')}{' '}
        <Button look="link" onPress={onSignUp}>
          {t('toSignUp')}
        </Button>
      </p>
      {demoPeople.length > 0 && <DemoPeople people={demoPeople} chosen={email} onChoose={fillIn} />}
    </>
  );
}
