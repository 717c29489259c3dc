import { useEffect, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { DeepLink, DesktopBridge } from '#shared/ipc/bridge.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { AccountBackend } from '../backend/backend.ts';

/**
 * Links that lead here from outside. A visit's route is kept until somebody is signed in; a code signs in, but never in the place
 * of somebody who already is.
 * @returns why the last link did not lead anywhere
 */
export function useLinks(platform: DesktopBridge, account: AccountBackend): Failure | null {
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    const open = (link: DeepLink): void => {
      if (gone) return;
      setFailure(null);
      switch (link.kind) {
        case 'route':
          navigate(link.route);
          break;
        case 'sign-in':
          if (account.current().kind !== 'signed-out') break;
          account.returnWith(link.code).catch((caught: unknown) => {
            if (!gone) setFailure(caught instanceof Failure ? caught : new Failure('unexpected', caught));
          });
          break;
        case 'sign-in-refused':
          setFailure(new Failure('link_expired'));
          break;
      }
    };
    void platform.invoke('links:pending').then((link) => link && open(link));
    const end = platform.listen('links:opened', open);
    return () => {
      gone = true;
      end();
    };
  }, [platform, account]);
  return failure;
}
