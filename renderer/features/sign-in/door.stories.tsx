import { useState } from 'react';
import { Failure } from '#shared/errors/failure.ts';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { createFakeHost } from '../../platform/fake-host.ts';
import { PressButtons, type ButtonWords } from '../../ui/stories/PressButtons.tsx';
import { group, type Story } from '../../ui/stories/story.ts';
import { SignInScreen, type SignInScreenProps } from './SignInScreen.tsx';

interface Door extends Partial<Pick<SignInScreenProps, 'because' | 'linkFailure' | 'demoPeople'>> {
  readonly press?: readonly ButtonWords[];
}

function DoorStory({ because = 'never', linkFailure = null, demoPeople = [], press = [] }: Door) {
  const [{ clinic, host }] = useState(() => ({ clinic: new FakeClinic(), host: createFakeHost() }));
  return (
    <>
      <SignInScreen account={clinic.backend.account} platform={host.bridge} {...{ because, linkFailure, demoPeople }} />
      <PressButtons buttons={press} />
    </>
  );
}

const door = (name: string, props: Door = {}, awaits = 'form'): Story => ({
  name,
  page: true,
  awaits,
  render: () => <DoorStory {...props} />,
});

const demoPeople: SignInScreenProps['demoPeople'] = [
  { role: 'patient', name: 'Sita Gurung', email: 'sita@meroclinic.example', password: 'demo' },
  { role: 'doctor', name: 'Dr Anisha Rahman', email: 'anisha@meroclinic.example', password: 'demo' },
];

export default group('Door', [
  door('Sign in'),
  door('Sign in at the demonstration clinic', { demoPeople }),
  door('Sign in after a while', { because: 'expired' }),
  door('Sign in after the account was used elsewhere', { because: 'session_reused' }),
  door('Sign in after a link that is too old', { linkFailure: new Failure('link_expired') }),
  door('Account closed', { because: 'closed' }),
  door('Sign up', { press: [(words) => words.signIn.toSignUp] }, 'form[aria-labelledby="sign-up-title"]'),
  door('Password forgotten', { press: [(words) => words.signIn.forgot] }, 'form[aria-labelledby="recover-title"]'),
  door('New password', { because: 'choosing-password' }),
]);
