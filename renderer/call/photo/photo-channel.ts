import { photoMessages } from './photo-transfer.ts';

/** The control channel's number and one more. */
const channelId = 1_001;
/** No more than this waits in the browser, in bytes: a photo must not stand in the sound's way. */
const mostUnsent = 65_536;

export interface PhotoChannel {
  /**
   * Sends a photo and tells how far it is, 0 to 1.
   * @param kbitPerSecond how much of the path it may take now
   * @throws when the channel closes before the end, or the photo cannot be sent at all
   */
  send(id: string, photo: Blob, kbitPerSecond: () => number, progress: (share: number) => void): Promise<void>;
  close(): void;
}

/** The photos' own way to the other side, so that a large one delays no word of the control channel. */
export function openPhotoChannel(connection: RTCPeerConnection, heard: (message: unknown) => void): PhotoChannel {
  const channel = connection.createDataChannel('photo', { negotiated: true, id: channelId, ordered: true });
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = mostUnsent / 2;
  const ended = new AbortController();
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    heard(event.data);
  });
  channel.addEventListener('close', () => {
    ended.abort();
  });

  return {
    async send(id, photo, kbitPerSecond, progress) {
      let sent = 0;
      for await (const message of photoMessages(id, photo)) {
        if (channel.bufferedAmount > mostUnsent) await lowAgain(channel, ended.signal);
        if (channel.readyState !== 'open') throw new Error('the photo channel is closed');
        if (typeof message === 'string') {
          channel.send(message);
          continue;
        }
        channel.send(message);
        sent += message.byteLength;
        progress(sent / photo.size);
        await pause((message.byteLength * 8) / kbitPerSecond(), ended.signal);
      }
    },
    close() {
      ended.abort();
      channel.close();
    },
  };
}

function lowAgain(channel: RTCDataChannel, ended: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.addEventListener('bufferedamountlow', () => resolve(), { once: true, signal: ended });
    ended.addEventListener('abort', () => reject(new Error('the photo channel is closed')), { once: true });
  });
}

function pause(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
