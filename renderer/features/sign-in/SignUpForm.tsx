import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountBackend } from '../../backend/backend.ts';
import { localZone } from '../../i18n/dates.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import {
  emailProblem,
  focusFirstProblem,
  leastPasswordLength,
  newPasswordProblem,
  type FieldProblem,
} from './checks.ts';
import { useDoorDraft } from './door-draft.ts';
import { PasswordField } from './PasswordField.tsx';
import { useSubmit } from './use-submit.ts';

interface SignUpFormProps {
  readonly account: AccountBackend;
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onSignIn: () => void;
}

/** A new patient. Name and address are kept, so that closing the window in between costs nothing. */
export function SignUpForm({ account, email: typed, onEmail, onSignIn }: SignUpFormProps) {
  const { t } = useTranslation('signIn');
  const { kept, write, forget } = useDoorDraft();
  const { fullName } = kept;
  const email = typed === '' ? kept.email : typed;
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const [confirmAt, setConfirmAt] = useState<string | null>(null);
  const { busy, error, run } = useSubmit();
  const problems = {
    fullName: fullName.trim() === '' ? 'fullName' : null,
    email: emailProblem(email),
    password: newPasswordProblem(password),
  } as const;
  const words = (problem: FieldProblem | null): string | undefined =>
    checked && problem !== null ? t(`missing.${problem}`, { count: leastPasswordLength }) : undefined;

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    if (Object.values(problems).some((problem) => problem !== null)) {
      focusFirstProblem(event.currentTarget);
      return;
    }
    const address = email.trim();
    run(async () => {
      const outcome = await account.signUp({
        fullName: fullName.trim(),
        email: address,
        password,
        timeZone: localZone(),
        language: currentLanguage(),
      });
      forget();
      if (outcome === 'confirm-email') setConfirmAt(address);
    });
  };

  return (
    <>
      <form className="stack" onSubmit={submit} noValidate aria-labelledby="sign-up-title">
        <header>
          <h1 id="sign-up-title">{t('signUp.title')}</h1>
          <p className="soft">{t('signUp.lead')}</p>
        </header>
        <TextField
          label={t('signUp.fullName')}
          name="name"
          autoComplete="name"
          maxLength={120}
          value={fullName}
          onChange={(name) => write({ fullName: name })}
          help={t('signUp.fullNameHelp')}
          error={words(problems.fullName)}
        />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          value={email}
          onChange={(address) => {
            onEmail(address);
            write({ email: address });
          }}
          error={words(problems.email)}
        />
        <PasswordField
          kind="new-password"
          value={password}
          onChange={setPassword}
          help={t('signUp.passwordHelp')}
          error={words(problems.password)}
        />
        <ErrorMessage error={error} />
        {confirmAt !== null && (
          <Banner tone="wait" spoken="politely">
            {t('confirm', { email: confirmAt })}
          </Banner>
        )}
        <Button type="submit" look="primary" wide isPending={busy}>
          {busy ? t('signUp.submitting') : t('signUp.submit')}
        </Button>
      </form>
      <p className="door-other">
        {t('signUp.hasAccount')}{' '}
        <Button look="link" onPress={onSignIn}>
          {t('signUp.toSignIn')}
        </Button>
      </p>
    </>
  );
}
