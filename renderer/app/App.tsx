import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import type { ClientConfig, DesktopBridge } from '#shared/ipc/bridge.ts';
import { SignInScreen } from '../features/sign-in/SignInScreen.tsx';
import { ErrorDoor } from './ErrorDoor.tsx';
import type { LazyBackend } from './lazy-backend.ts';
import { Starting } from './Starting.tsx';

const SignedIn = lazy(() => import('./SignedIn.tsx'));

interface AppProps {
  readonly lazyBackend: LazyBackend;
  readonly platform: DesktopBridge;
  readonly config: ClientConfig;
}

/** Who is signed in decides what is shown. */
export function App({ lazyBackend, platform, config }: AppProps) {
  const state = useSyncExternalStore(lazyBackend.subscribe, lazyBackend.current);

  useEffect(() => {
    if (state.kind === 'signed-out') void platform.invoke('presence:report', { state: 'signed-out' });
  }, [state.kind, platform]);

  switch (state.kind) {
    case 'unknown':
      return <Starting />;
    case 'signed-out':
      return (
        <ErrorDoor>
          <SignInScreen
            account={lazyBackend.account}
            platform={platform}
            demoPeople={config.demoPeople ?? []}
            because={state.because}
          />
        </ErrorDoor>
      );
    case 'signed-in': {
      const { backend } = lazyBackend;
      if (backend === null) return <Starting />;
      return (
        <ErrorDoor>
          <Suspense fallback={<Starting />}>
            <SignedIn key={state.profile.id} services={{ backend, platform, config, me: state.profile }} />
          </Suspense>
        </ErrorDoor>
      );
    }
  }
}
