import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountBackend } from '../../backend/backend.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { focusFirstProblem, leastPasswordLength, newPasswordProblem } from './checks.ts';
import { PasswordField } from './PasswordField.tsx';
import { useSubmit } from './use-submit.ts';

/** Back by the link of a recovery: nothing else is shown before there is a new password. */
export function NewPasswordForm({ account }: { readonly account: AccountBackend }) {
  const { t } = useTranslation('signIn');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, error, run } = useSubmit();
  const problem = checked ? newPasswordProblem(password) : null;

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    if (newPasswordProblem(password) === null) run(() => account.choosePassword(password));
    else focusFirstProblem(event.currentTarget);
  };

  return (
    <>
      <form className="stack" onSubmit={submit} noValidate aria-labelledby="new-password-title">
        <header>
          <h1 id="new-password-title">{t('newPassword.title')}</h1>
          <p className="soft">{t('newPassword.lead')}</p>
        </header>
        <PasswordField
          kind="new-password"
          value={password}
          onChange={setPassword}
          help={t('signUp.passwordHelp')}
          error={problem === null ? undefined : t(`missing.${problem}`, { count: leastPasswordLength })}
        />
        <ErrorMessage error={error} />
        <Button type="submit" look="primary" wide isPending={busy}>
          {busy ? t('newPassword.submitting') : t('newPassword.submit')}
        </Button>
      </form>
      <p className="door-other">
        <Button look="link" onPress={() => void account.signOut()}>
          {t('back')}
        </Button>
      </p>
    </>
  );
}
