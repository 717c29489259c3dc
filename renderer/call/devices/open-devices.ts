import { useEffect, useState } from 'react';
import { useMe } from '../../app/services.tsx';
import { useCall } from '../call-context.ts';
import { deviceMemory } from '../engine/device-memory.ts';
import { noLocalMedia, type LocalMediaSnapshot } from '../engine/local-media-snapshot.ts';
import { LocalMedia } from '../engine/local-media.ts';
import { DevicesPart, type DevicesShown } from './devices-part.ts';

/** Camera, microphone and speaker that are open here: the call's, or those of the device check. */
export interface OpenDevices {
  readonly local: LocalMediaSnapshot;
  /** Null until the part is loaded. */
  readonly shown: DevicesShown | null;
  readonly part: DevicesPart | null;
}

/** Said from the first moment, so that nothing counts as missing before it was tried. */
const notYet: OpenDevices = { local: { ...noLocalMedia, opening: true }, shown: null, part: null };

export function useCallDevices(): OpenDevices {
  const { snapshot } = useCall();
  const { local, features, parts } = snapshot;
  return { local, shown: features?.devices ?? null, part: parts?.devices ?? null };
}

/** Opens the person's chosen devices for as long as this is shown; with it they close, and their lights go out. */
export function useOwnDevices(): OpenDevices {
  const { id: userId } = useMe();
  const [open, setOpen] = useState<OpenDevices>(notYet);
  useEffect(() => {
    let part: DevicesPart | null = null;
    const show = (): void => setOpen({ local: media.current(), shown: part?.current() ?? null, part });
    const media = new LocalMedia(() => {
      show();
      part?.media();
    }, deviceMemory(userId));
    part = new DevicesPart({ self: { userId }, media, changed: show });
    void media.open();
    const opened = part;
    return () => {
      opened.close();
      media.close();
    };
  }, [userId]);
  return open;
}
