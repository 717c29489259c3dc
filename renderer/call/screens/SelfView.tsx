import { VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../call-context.ts';
import { MediaView } from './MediaView.tsx';

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
