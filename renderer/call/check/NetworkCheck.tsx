import { Wifi } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFinding } from '#shared/domain/visit-records.ts';
import type { ErrorCode } from '#shared/errors/codes.ts';
import { toFailure } from '#shared/errors/failure.ts';
import { useServices } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { Fault } from '../devices/Fault.tsx';
import { CheckCard, type CheckState } from './CheckCard.tsx';
import { checkNetwork, type RelayFinding } from './check-network.ts';

type Found =
  | { readonly kind: 'trying' }
  | { readonly kind: 'works'; readonly relay: RelayFinding }
  | { readonly kind: 'fault'; readonly code: ErrorCode };

interface NetworkCheckProps {
  readonly onFound: (found: DeviceFinding) => void;
}

/** The ways a call needs are really gone, by themselves, again whenever the person asks. */
export function NetworkCheck({ onFound }: NetworkCheckProps) {
  const [round, setRound] = useState(0);
  return <Round key={round} onFound={onFound} onAgain={() => setRound(round + 1)} />;
}

function Round({ onFound, onAgain }: NetworkCheckProps & { readonly onAgain: () => void }) {
  const { t } = useTranslation(['deviceCheck', 'call']);
  const { backend, config } = useServices();
  const { calls } = backend;
  const { peerServer } = config;
  const [found, setFound] = useState<Found>({ kind: 'trying' });
  const tell = useEffectEvent(onFound);
  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    const check = async (): Promise<void> => {
      try {
        const relay = await checkNetwork({ calls, peerServer, signal });
        if (signal.aborted) return;
        setFound({ kind: 'works', relay });
        tell('ok');
      } catch (caught) {
        if (signal.aborted) return;
        const { code } = toFailure(caught);
        setFound({ kind: 'fault', code });
        tell(code === 'relay_unreachable' ? 'weak' : 'missing');
      }
    };
    void check();
    return () => over.abort();
  }, [calls, peerServer]);

  const state: CheckState = found.kind;
  return (
    <CheckCard icon={Wifi} title={t('network.title')} state={state}>
      {found.kind === 'trying' && <p className="soft">{t('network.trying')}</p>}
      {found.kind === 'works' && <p className="soft">{t(`network.relay.${found.relay}`)}</p>}
      {found.kind === 'fault' && (
        <Fault
          code={found.code}
          actions={
            <Button size="small" onPress={onAgain}>
              {t('call:devices.tryAgain')}
            </Button>
          }
        />
      )}
    </CheckCard>
  );
}
