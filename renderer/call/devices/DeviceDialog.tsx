import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Select } from '../../ui/Select.tsx';
import { Failure } from '#shared/errors/failure.ts';
import { useCall } from '../call-context.ts';
import type { ChosenDevice, ChosenKind } from '../engine/device-memory.ts';
import { LevelBar } from './LevelBar.tsx';

/** Which camera, microphone and speaker; a change takes effect at once, the call goes on. */
export function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshot } = useCall();
  const { t } = useTranslation('call');
  const { local, features, parts } = snapshot;
  const lists = features?.devices.lists;
  const choose = (kind: ChosenKind, device: ChosenDevice) => void parts?.devices.choose(kind, device);
  return (
    <Dialog title={t('devices.title')} onClose={onClose}>
      <DeviceSelect
        label={t('devices.camera')}
        devices={lists?.videoinput ?? []}
        used={local.devices.video}
        onChoose={(device) => choose('videoinput', device)}
      />
      <Problem code={local.problems.video} />
      <DeviceSelect
        label={t('devices.microphone')}
        devices={lists?.audioinput ?? []}
        used={local.devices.audio}
        onChoose={(device) => choose('audioinput', device)}
      />
      <Problem code={local.problems.audio} />
      <LevelBar />
      {/* Firefox and Safari let the system decide: there is nothing to choose. */}
      {(lists?.audiooutput.length ?? 0) > 0 && (
        <DeviceSelect
          label={t('devices.speaker')}
          devices={lists?.audiooutput ?? []}
          used={features?.devices.speaker ?? null}
          onChoose={(device) => choose('audiooutput', device)}
        />
      )}
    </Dialog>
  );
}

function Problem({ code }: { readonly code: ConstructorParameters<typeof Failure>[0] | undefined }) {
  return code === undefined ? null : <ErrorMessage error={new Failure(code)} />;
}

interface DeviceSelectProps {
  readonly label: string;
  readonly devices: readonly ChosenDevice[];
  readonly used: ChosenDevice | null;
  readonly onChoose: (device: ChosenDevice) => void;
}

function DeviceSelect({ label, devices, used, onChoose }: DeviceSelectProps) {
  const { t } = useTranslation('call');
  const options = devices.map(({ id, label: name }, index) => ({
    value: id,
    label: name === '' ? t('devices.unnamed', { number: index + 1 }) : name,
  }));
  const first = devices.find(({ id }) => id === used?.id) ?? devices.find((device) => device.label === used?.label);
  return (
    <Select
      label={label}
      options={options}
      // The system's own choice stands first in the list.
      value={first?.id ?? (used?.id === '' ? (devices[0]?.id ?? null) : null)}
      placeholder={devices.length === 0 ? t('devices.none') : (used?.label ?? t('devices.system'))}
      disabled={devices.length === 0}
      onChange={(id) => {
        const device = devices.find((each) => each.id === id);
        if (device) onChoose(device);
      }}
    />
  );
}
