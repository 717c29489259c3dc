import { VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import { DeviceSettings } from './DeviceSettings.tsx';
import { MediaView } from './MediaView.tsx';

/** What a switch in the system's settings may mend. */
const refused = /_refused(?:_by_system)?$/;

/** The own picture, mirrored for oneself only, and what stands between the person and a device. */
export function SelfView() {
  const { snapshot } = useCall();
  const { t } = useTranslation(['call', 'errors']);
  const { picture, problems, opening } = snapshot.local;
  const codes = [problems.audio, problems.video].filter((code) => code !== undefined);
  return (
    <div className="self">
      {codes.length > 0 && (
        <div className="self-problems" role="alert">
          {codes.map((code) => (
            <p key={code}>
              <strong>{t(`errors:${code}.title`)}</strong> {t(`errors:${code}.remedy`)}
              {refused.test(code) && <DeviceSettings kind={code.startsWith('camera') ? 'camera' : 'microphone'} />}
            </p>
          ))}
        </div>
      )}
      <div className="self-view" data-opening={opening}>
        {picture ? (
          <MediaView stream={picture} label={t('selfPicture')} className="self-picture" own />
        ) : (
          <VideoOff aria-hidden="true" className="self-off" />
        )}
        <span className="self-label">{t('self')}</span>
      </div>
    </div>
  );
}
