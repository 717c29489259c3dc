import { CalendarCheck, PhoneIncoming, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson, DesktopBridge } from '#shared/ipc/bridge.ts';
import { Brand } from '../../app/Brand.tsx';
import type { AccountBackend, AccountState } from '../../backend/backend.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { SignInForm } from './SignInForm.tsx';
import './sign-in.css';
import { SignUpForm } from './SignUpForm.tsx';

interface SignInScreenProps {
  readonly account: AccountBackend;
  readonly platform: DesktopBridge;
  readonly demoPeople: readonly DemoPerson[];
  readonly because: Extract<AccountState, { kind: 'signed-out' }>['because'];
}

/** The door: sign in, or become a patient. What was typed stays when one form is changed for the other. */
export function SignInScreen({ account, platform, demoPeople, because }: SignInScreenProps) {
  const { t } = useTranslation('signIn');
  const [form, setForm] = useState<'sign-in' | 'sign-up'>('sign-in');
  const [email, setEmail] = useState('');
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
          {because === 'expired' && (
            <Banner tone="wait" spoken="politely">
              {t('expired')}
            </Banner>
          )}
          {form === 'sign-in' ? (
            <SignInForm account={account} demoPeople={demoPeople} {...typed} onSignUp={() => setForm('sign-up')} />
          ) : (
            <SignUpForm account={account} {...typed} onSignIn={() => setForm('sign-in')} />
          )}
        </div>
      </main>
    </div>
  );
}
