import { MicOff, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import { stateWords } from '../call-words.ts';
import type { Sending } from '../engine/control-channel.ts';
import { clockText, useNow } from '../use-now.ts';

/** Who it is, for how long, and how the connection is; changes are read out to a screen reader. */
export function CallHeader({ partnerName }: { readonly partnerName: string }) {
  const { snapshot, serverNow } = useCall();
  const { t } = useTranslation(['call', 'errors']);
  const { state, remote } = snapshot;
  const startedAt = 'session' in state && state.session?.status === 'active' ? state.session.startedAt : null;
  const now = useNow(serverNow, startedAt !== null);
  const words = stateWords(t, state, partnerName);
  const elapsed = startedAt === null ? null : clockText(now - startedAt);
  const partnerMuted = state.kind === 'talking' && remote.sending !== null && remote.sending.audio !== 'on';
  return (
    <header className="call-header">
      <div className="call-who">
        <h1 className="call-name">{partnerName}</h1>
        {partnerMuted && (
          <span className="call-note">
            <MicOff aria-hidden="true" />
            {soundWords(remote.sending?.audio ?? 'off')}
          </span>
        )}
      </div>
      <div className="call-status">
        <output className="call-words" data-state={state.kind}>
          {words}
        </output>
        {elapsed !== null && (
          <time className="call-elapsed" aria-label={t('elapsed', { time: elapsed })}>
            {elapsed}
          </time>
        )}
      </div>
      {!snapshot.peerServerReachable && state.kind !== 'talking' && (
        <output className="call-notice">{t('explain.peerServer')}</output>
      )}
      {snapshot.strangerRefused && (
        <output className="call-notice">
          <ShieldAlert aria-hidden="true" /> {t('explain.stranger')}
        </output>
      )}
      {snapshot.signalRefused && (
        <output className="call-notice">
          <ShieldAlert aria-hidden="true" /> {t('errors:signal_refused.title')}
        </output>
      )}
    </header>
  );

  function soundWords(sending: Sending): string {
    switch (sending) {
      case 'locked':
        return t('partner.locked', { name: partnerName });
      case 'missing':
        return t('partner.noMicrophone', { name: partnerName });
      case 'off':
      case 'on':
      case 'voice-only':
        return t('partner.microphoneOff', { name: partnerName });
    }
  }
}
