import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import type { Sending } from '../engine/control-channel.ts';
import { useCallSlots } from '../call-slots.ts';
import { stateWords, twoMinutesWords } from '../call-words.ts';
import { useNow } from '../use-now.ts';
import { LostActions } from './LostActions.tsx';
import { PartnerPicture } from './PartnerPicture.tsx';

/** The other side: the picture where there is one, else who it is and what is going on. */
export function CallStage({
  appointmentId,
  partnerName,
}: {
  readonly appointmentId: string;
  readonly partnerName: string;
}) {
  const { BeforeCall } = useCallSlots();
  const { snapshot, side, serverNow } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { state, remote, player, parts, features } = snapshot;
  const showsAt = useCallback((height: number | null) => parts?.quality.showsAt(height), [parts]);
  const now = useNow(serverNow, state.kind === 'calling' && state.session.patientBackAt !== null);
  const connected = state.kind === 'talking';
  const pictureExpected = remote.stream !== null && (remote.sending === null || remote.sending.video === 'on');
  const covered = !connected || !pictureExpected;
  const initials = partnerName
    .split(/\s+/u)
    .map((word) => word.charAt(0))
    .join('')
    .slice(-2)
    .toUpperCase();
  return (
    <div className="stage" data-dimmed={state.kind === 'reconnecting' || state.kind === 'lost'}>
      {player && remote.stream && (
        <PartnerPicture
          player={player}
          label={t('remotePicture', { name: partnerName })}
          speaker={features?.devices.speaker.id ?? ''}
          onHeight={showsAt}
        />
      )}
      {covered && (
        <div className="stage-cover" data-over-picture={state.kind === 'connecting' && remote.stream !== null}>
          <div className="stage-initials" aria-hidden="true">
            {initials}
          </div>
          <p className="stage-name">{partnerName}</p>
          <p className="stage-words">{stageWords()}</p>
          {BeforeCall && side === 'doctor' && (state.kind === 'starting' || state.kind === 'calling') && (
            <BeforeCall appointmentId={appointmentId} />
          )}
          {state.kind === 'lost' && state.code !== 'connection_lost' && state.code !== 'connection_failed' && (
            <p className="stage-problem" role="alert">
              <strong>{t(`errors:${state.code}.title`)}</strong> {t(`errors:${state.code}.remedy`)}
            </p>
          )}
          {state.kind === 'lost' && <LostActions />}
        </div>
      )}
    </div>
  );

  function stageWords(): string {
    switch (state.kind) {
      case 'talking':
        return pictureWords(remote.sending?.video ?? 'off');
      case 'reconnecting':
        return `${stateWords(t, state, partnerName)} ${t('explain.reconnecting')}`;
      case 'lost':
        return side === 'doctor' ? t('explain.lostDoctor') : t('explain.lostPatient', { name: partnerName });
      case 'calling':
        return twoMinutesWords(t, state, partnerName, now) ?? stateWords(t, state, partnerName);
      case 'idle':
      case 'waiting-room':
      case 'starting':
      case 'ringing':
      case 'back-soon':
      case 'joining':
      case 'taking-over':
      case 'connecting':
      case 'resumable':
      case 'elsewhere':
      case 'over':
        return stateWords(t, state, partnerName);
    }
  }

  function pictureWords(sending: Sending): string {
    switch (sending) {
      case 'locked':
        return t('partner.locked', { name: partnerName });
      case 'missing':
        return t('partner.noCamera', { name: partnerName });
      case 'voice-only':
        return t('partner.voiceOnly');
      case 'off':
      case 'on':
        return t('partner.cameraOff', { name: partnerName });
    }
  }
}
