import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/Select.tsx';
import type { ChosenDevice, ChosenKind } from '../engine/device-memory.ts';
import type { OpenDevices } from './open-devices.ts';

const words = { videoinput: 'camera', audioinput: 'microphone', audiooutput: 'speaker' } as const;

interface DeviceSelectProps {
  readonly kind: ChosenKind;
  readonly devices: OpenDevices;
  /** Where a heading above says it already. */
  readonly labelUnseen?: boolean;
}

/** Which of the devices of a kind is used; a change takes effect at once. */
export function DeviceSelect({ kind, devices: { local, shown, part }, labelUnseen = false }: DeviceSelectProps) {
  const { t } = useTranslation('call');
  const devices = shown?.lists[kind] ?? [];
  const used = usedOf(kind, { local, shown });
  // Firefox and Safari let the system decide where the sound comes out: there is nothing to choose.
  if (kind === 'audiooutput' && devices.length === 0) return null;
  const options = devices.map(({ id, label }, index) => ({
    value: id,
    label: label === '' ? t('devices.unnamed', { number: index + 1 }) : label,
  }));
  const first = devices.find(({ id }) => id === used?.id) ?? devices.find((device) => device.label === used?.label);
  return (
    <Select
      label={t(`devices.${words[kind]}`)}
      labelUnseen={labelUnseen}
      options={options}
      // The system's own choice stands first in the list.
      value={first?.id ?? (used?.id === '' ? (devices[0]?.id ?? null) : null)}
      placeholder={devices.length === 0 ? t('devices.none') : (used?.label ?? t('devices.system'))}
      disabled={devices.length === 0}
      onChange={(id) => {
        const device = devices.find((each) => each.id === id);
        if (device) void part?.choose(kind, device);
      }}
    />
  );
}

function usedOf(kind: ChosenKind, { local, shown }: Pick<OpenDevices, 'local' | 'shown'>): ChosenDevice | null {
  switch (kind) {
    case 'videoinput':
      return local.devices.video;
    case 'audioinput':
      return local.devices.audio;
    case 'audiooutput':
      return shown?.speaker ?? null;
  }
}
