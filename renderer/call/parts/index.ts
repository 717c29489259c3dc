// The parts of a call, in the lazy half of it. To add one: a line in each of the three, see ../README.md.
import { ChatPart, type ChatShown } from '../chat/chat-part.ts';
import { clinicKeeper } from '../chat/clinic-keeper.ts';
import { DevicesPart, type DevicesShown } from '../devices/devices-part.ts';
import { PhotoPart, type PhotoShown } from '../photo/photo-part.ts';
import { QualityPart, type QualityShown } from '../quality/quality-part.ts';
import { SharePart, type ShareShown } from '../share/share-part.ts';
import type { PartScope } from './part.ts';

/** Each part by its name; screens press its buttons through `snapshot.parts`. */
export interface CallParts {
  readonly quality: QualityPart;
  readonly chat: ChatPart;
  readonly devices: DevicesPart;
  readonly share: SharePart;
  readonly photo: PhotoPart;
}
/** What each part shows; `snapshot.features`. */
export interface CallFeatures {
  readonly quality: QualityShown;
  readonly chat: ChatShown;
  readonly devices: DevicesShown;
  readonly share: ShareShown;
  readonly photo: PhotoShown;
}

export function createCallParts(scope: PartScope): CallParts {
  const quality = new QualityPart(scope, (sessionId, samples) => scope.calls.recordQuality(sessionId, samples));
  return {
    quality,
    chat: new ChatPart(scope, clinicKeeper(scope)),
    devices: new DevicesPart(scope),
    share: new SharePart(scope),
    photo: new PhotoPart(scope, () => quality.roomForMore()),
  };
}

export function featuresOf({ quality, chat, devices, share, photo }: CallParts): CallFeatures {
  return {
    quality: quality.current(),
    chat: chat.current(),
    devices: devices.current(),
    share: share.current(),
    photo: photo.current(),
  };
}
