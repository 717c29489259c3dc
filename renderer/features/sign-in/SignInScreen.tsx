import { CalendarCheck, PhoneIncoming, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '#shared/errors/failure.ts';
import type { DemoPerson, DesktopBridge } from '#shared/ipc/bridge.ts';
import { Brand } from '../../app/Brand.tsx';
import { ProfileNotice } from '../../app/ProfileNotice.tsx';
import { useDraftsOf } from '../../app/sealed-drafts.ts';
import type { AccountBackend, SignedOutBecause } from '../../backend/backend.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { atTheDoor } from './door-draft.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import './sign-in.css';
import { SignUpForm } from './SignUpForm.tsx';

export interface SignInScreenProps {
  readonly account: AccountBackend;
  readonly platform: DesktopBridge;
  readonly demoPeople: readonly DemoPerson[];
  /** `choosing-password`: back by the link of a recovery. */
  readonly because: SignedOutBecause | 'choosing-password';
  /** Why a link did not lead in. */
  readonly linkFailure: Failure | null;
}

/** The door: sign in, or become a patient. What was typed stays when one form is changed for the other. */
export function SignInScreen({ account, platform, demoPeople, because, linkFailure }: SignInScreenProps) {
  const { t } = useTranslation('signIn');
  const [form, setForm] = useState<'sign-in' | 'sign-up' | 'recover'>('sign-in');
  const [email, setEmail] = useState('');
  const draftsAreThere = useDraftsOf(platform, atTheDoor);
  const typed = { email, onEmail: setEmail };

  return (
    <div className="door">
      <aside className="door-side">
        <Brand />
        <p className="door-lead">{t('lead')}</p>
        <ul className="door-points">
          <li>
            <ShieldCheck aria-hidden="true" />
            {t('points.video')}
          </li>
          <li>
            <CalendarCheck aria-hidden="true" />
            {t('points.book')}
          </li>
          <li>
            <PhoneIncoming aria-hidden="true" />
            {t('points.ring')}
          </li>
        </ul>
      </aside>
      <main className="door-main">
        <LanguageChoice platform={platform} />
        <div className="door-form">
          <ProfileNotice platform={platform} />
          <Why because={because} />
          <ErrorMessage error={linkFailure} />
          {because === 'choosing-password' ? (
            <NewPasswordForm account={account} />
          ) : form === 'sign-in' ? (
            <SignInForm
              account={account}
              demoPeople={demoPeople}
              {...typed}
              onSignUp={() => setForm('sign-up')}
              // A browser tab cannot be come back to by a link of our own.
              onForgot={platform.host.kind === 'electron' ? () => setForm('recover') : null}
            />
          ) : form === 'sign-up' ? (
            draftsAreThere && <SignUpForm account={account} {...typed} onSignIn={() => setForm('sign-in')} />
          ) : (
            <RecoverForm account={account} {...typed} onBack={() => setForm('sign-in')} />
          )}
        </div>
      </main>
    </div>
  );
}

/** Why somebody who was signed in no longer is, unless they asked for it. */
function Why({ because }: Pick<SignInScreenProps, 'because'>) {
  const { t } = useTranslation('signIn');
  switch (because) {
    case 'never':
    case 'asked':
    case 'choosing-password':
      return null;
    case 'expired':
    case 'away':
      return (
        <Banner tone="wait" spoken="politely">
          {t(because)}
        </Banner>
      );
    case 'closed':
      return (
        <Banner tone="good" spoken="politely">
          {t('closed')}
        </Banner>
      );
    case 'session_reused':
    case 'session_revoked':
      return <ErrorMessage error={new Failure(because)} />;
  }
}
