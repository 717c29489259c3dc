/**
 * What is put before a page's own scripts, in the page's world: the bridge arrives here, and the APIs that Electron answers
 * by a permission handler ask first.
 *
 * Put into pages as text: it may use its arguments and the globals of a page, nothing else.
 */
import type { ChannelEnd } from './channel.ts';

export function pageWorld(end: ChannelEnd): void {
  const freeze = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  };
  end.handlers['expose'] = ({ key, value }) => {
    const name = String(key);
    if (Object.hasOwn(window, name))
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    const api = end.receive(String(value));
    freeze(api);
    Object.defineProperty(window, name, { value: api, enumerable: true });
  };

  const permitted = (permission: string, details: object): Promise<boolean> =>
    end.ask({ kind: 'permission', permission, details }) as Promise<boolean>;
  const refuse = (): never => {
    throw new DOMException('Permission denied', 'NotAllowedError');
  };

  /** A capture of the screen is drawn, since headless Chromium has no screen. */
  const drawnStream = (name: string): MediaStream => {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const pen = canvas.getContext('2d');
    let frame = 0;
    const paint = (): void => {
      if (!pen) return;
      frame += 1;
      pen.fillStyle = `hsl(${String(frame % 360)} 60% 40%)`;
      pen.fillRect(0, 0, 1280, 720);
      pen.fillStyle = '#fff';
      pen.font = '48px sans-serif';
      pen.fillText(name, 40, 80);
    };
    paint();
    const timer = setInterval(paint, 100);
    const stream = canvas.captureStream(15);
    for (const track of stream.getVideoTracks()) {
      const stop = track.stop.bind(track);
      track.stop = () => {
        clearInterval(timer);
        stop();
      };
      Object.defineProperty(track, 'label', { value: name });
    }
    return stream;
  };

  // Absent outside a secure context.
  const media = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;
  if (media) {
    const getUserMedia = media.getUserMedia.bind(media);
    media.getUserMedia = async (constraints) => {
      const mediaTypes = [...(constraints?.audio ? ['audio'] : []), ...(constraints?.video ? ['video'] : [])];
      if (mediaTypes.length > 0 && !(await permitted('media', { mediaTypes }))) refuse();
      return getUserMedia(constraints);
    };
    media.getDisplayMedia = async (options) => {
      if (!navigator.userActivation.isActive) {
        throw new DOMException(
          'getDisplayMedia requires transient activation from a user gesture.',
          'InvalidStateError',
        );
      }
      const asked = { kind: 'display', video: options?.video !== false, audio: Boolean(options?.audio) };
      const granted = (await end.ask(asked)) as { video: string | null };
      return granted.video === null ? refuse() : drawnStream(granted.video);
    };
  }

  // Windows opened by a page are only reproduced as refused ones, for which window.open() returns null.
  window.open = (url) => {
    end.tell({ kind: 'open', url: url === undefined ? 'about:blank' : new URL(url, document.baseURI).href });
    return null;
  };

  if ('Notification' in window) {
    const request = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = async () => {
      await permitted('notifications', {});
      return request();
    };
  }
}
