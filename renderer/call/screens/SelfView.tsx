import { MicOff, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import { OwnPicture } from './OwnPicture.tsx';
import { useSelfPlace } from './use-self-place.ts';

/** The own picture, mirrored for oneself only, out of the way wherever the person puts it. */
export function SelfView() {
  const { snapshot } = useCall();
  const { t } = useTranslation('call');
  const { picture, screen, opening, microphone } = snapshot.local;
  const { corner, handlers } = useSelfPlace();
  const shown = screen ?? picture;
  const { state, features } = snapshot;
  const paused = state.kind === 'reconnecting' || state.kind === 'lost';
  // Left out of what is sent: the own picture must not say otherwise.
  const notSent = shown !== null && (paused || (features?.quality.voiceOnly ?? null) !== null);
  const label = notSent ? `${t('self')} · ${t('selfNotSent')}` : t('self');
  return (
    <div className="self" data-corner={corner}>
      <button
        type="button"
        className="self-view"
        aria-label={`${label}. ${t('selfMove')}`}
        data-opening={opening}
        data-not-sent={notSent}
        {...handlers}
      >
        {shown ? (
          <OwnPicture
            stream={shown}
            label={screen ? t('share.picture') : t('selfPicture')}
            className={screen ? 'self-picture self-screen' : 'self-picture'}
          />
        ) : (
          <VideoOff aria-hidden="true" className="self-off" />
        )}
        <span className="self-label">
          {microphone === 'on' ? null : <MicOff aria-hidden="true" />}
          {label}
        </span>
      </button>
    </div>
  );
}
