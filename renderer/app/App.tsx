import { Suspense, useEffect, useSyncExternalStore } from 'react';
import type { ClientConfig, DesktopBridge } from '#shared/ipc/bridge.ts';
import { ErrorDoor } from './ErrorDoor.tsx';
import type { LazyBackend } from './lazy-backend.ts';
import { lazyPart, lazyScreen } from './lazy-screen.tsx';
import { Starting } from './Starting.tsx';
import { useLinks } from './use-links.ts';
import { useOwnRoute } from './use-own-route.ts';

export const SignInScreen = lazyScreen(
  async () => ({ default: (await import('../features/sign-in/SignInScreen.tsx')).SignInScreen }),
  'door',
);
export const SignedIn = lazyPart(() => import('./SignedIn.tsx'));

interface AppProps {
  readonly lazyBackend: LazyBackend;
  readonly platform: DesktopBridge;
  readonly config: ClientConfig;
}

/** Who is signed in decides what is shown. */
export function App({ lazyBackend, platform, config }: AppProps) {
  const state = useSyncExternalStore(lazyBackend.subscribe, lazyBackend.current);

  useEffect(() => {
    if (state.kind === 'signed-out' || state.kind === 'choosing-password')
      void platform.invoke('presence:report', { state: 'signed-out' });
  }, [state.kind, platform]);

  const linkFailure = useLinks(platform, lazyBackend.account);
  useOwnRoute(state);

  switch (state.kind) {
    case 'unknown':
      return <Starting />;
    case 'signed-out':
    case 'choosing-password':
      return (
        <ErrorDoor>
          <Suspense>
            <SignInScreen
              account={lazyBackend.account}
              platform={platform}
              demoPeople={config.demoPeople ?? []}
              because={state.kind === 'signed-out' ? state.because : state.kind}
              linkFailure={linkFailure}
            />
          </Suspense>
        </ErrorDoor>
      );
    case 'signed-in': {
      const { profile: me } = state;
      return (
        <ErrorDoor>
          <Suspense fallback={<Starting />}>
            <SignedIn key={`${me.id} ${me.role}`} services={{ backend: lazyBackend.clinic, platform, config, me }} />
          </Suspense>
        </ErrorDoor>
      );
    }
  }
}
