import { MicOff, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import { stateWords } from '../call-words.ts';
import type { Sending } from '../engine/control-channel.ts';
import { QualityWord } from '../quality/QualityWord.tsx';
import { clockText, useNow } from '../use-now.ts';
import type { CallPanels } from './use-panels.ts';

interface CallHeaderProps {
  readonly partnerName: string;
  readonly panels: CallPanels;
  /** Both read the same safety code to each other. */
  readonly compared: boolean;
}

/** Who it is, for how long, and how the connection is; changes are read out to a screen reader. */
export function CallHeader({ partnerName, panels, compared }: CallHeaderProps) {
  const { snapshot, serverNow } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { state, remote } = snapshot;
  const startedAt = 'session' in state && state.session?.status === 'active' ? state.session.startedAt : null;
  const now = useNow(serverNow, startedAt !== null);
  const elapsed = startedAt === null ? null : clockText(now - startedAt, t('dates:digits'));
  const partnerMuted = state.kind === 'talking' && remote.sending !== null && remote.sending.audio !== 'on';
  return (
    <header className="call-header">
      <div className="call-who">
        <h1 className="call-name">{partnerName}</h1>
        {partnerMuted && (
          <output className="call-note">
            <MicOff aria-hidden="true" />
            {soundWords(remote.sending?.audio ?? 'off')}
          </output>
        )}
        {compared && (
          <span className="call-note">
            <ShieldCheck aria-hidden="true" />
            {t('safety.checked')}
          </span>
        )}
      </div>
      <div className="call-status">
        <output className="call-words" data-state={state.kind}>
          {stateWords(t, state, partnerName)}
        </output>
        {elapsed !== null && (
          <time className="call-elapsed" aria-label={t('elapsed', { time: elapsed })}>
            {elapsed}
          </time>
        )}
        <QualityWord name={partnerName} onPress={() => panels.show('quality')} />
      </div>
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
