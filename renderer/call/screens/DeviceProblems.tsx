import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { DeviceSettings } from './DeviceSettings.tsx';

/** What a switch in the system's settings may mend. */
const refused = /_refused(?:_by_system)?$/;

/** What stands between the person and a device, why, and what can be done: one cause, one remedy. */
export function DeviceProblems() {
  const { snapshot, setCamera, setMicrophone } = useCall();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { problems } = snapshot.local;
  const codes = [problems.audio, problems.video].filter((code) => code !== undefined);
  if (codes.length === 0) return null;
  return (
    <div className="device-problems" role="alert">
      {codes.map((code) => {
        const kind = code.startsWith('camera') ? 'camera' : 'microphone';
        const switchOn = () => {
          if (kind === 'camera') setCamera(true);
          else setMicrophone(true);
        };
        return (
          <div key={code} className="device-problem">
            <p>
              <strong>{t(`errors:${code}.title`)}</strong> {t(`errors:${code}.remedy`)}
            </p>
            <div className="device-problem-actions">
              {refused.test(code) && <DeviceSettings kind={kind} onAllowed={switchOn} />}
              <Button
                size="small"
                onPress={() => {
                  if (snapshot.parts) snapshot.parts.devices.retry(kind);
                  else switchOn();
                }}
              >
                {t('devices.tryAgain')}
              </Button>
            </div>
          </div>
        );
      })}
    </div>
  );
}
