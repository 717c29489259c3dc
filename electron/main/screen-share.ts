import { randomUUID } from 'node:crypto';
import { desktopCapturer, type DesktopCapturerSource, type Session, type Streams } from 'electron';
import type { ScreenOffer } from '#shared/ipc/bridge.ts';
import { isAppUrl } from './app-origin.ts';
import { errorKind, type Log } from './log.ts';

export interface ScreenShareHost {
  /** Wayland's portal asks the person itself: what it returns has been chosen already. */
  systemAsks: boolean;
  offer: (offer: ScreenOffer) => void;
  log: Log;
}

interface Pending {
  requestId: string;
  sources: readonly DesktopCapturerSource[];
  answer: (streams: Streams) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** A question nobody answers must not stand for ever, ms. */
const patienceMs = 120_000;
const thumbnailSize = { width: 320, height: 180 };

/**
 * The page may capture a screen or a window only as a person chooses it in the client's own picker. Every request is answered
 * exactly once, also the one that a newer request overtakes; Electron waits for ever otherwise.
 */
export class ScreenShare {
  readonly #host: ScreenShareHost;
  #pending: Pending | undefined;

  constructor(session: Pick<Session, 'setDisplayMediaRequestHandler'>, host: ScreenShareHost) {
    this.#host = host;
    session.setDisplayMediaRequestHandler((request, answer) => {
      const url = request.frame?.url ?? '';
      // A frame within the page, a foreign page, or no press of a person before it: nothing to ask about.
      if (!isAppUrl(url) || request.frame?.parent != null || !request.userGesture) answer({});
      else void this.#ask(answer);
    });
  }

  choose(requestId: string, sourceId: string | null): void {
    if (this.#pending?.requestId !== requestId) return;
    const source = this.#pending.sources.find(({ id }) => id === sourceId);
    this.#settle(source ? { video: source } : {});
  }

  /** The page went away, and its question with it. */
  cancel(): void {
    this.#settle({});
  }

  async #ask(answer: (streams: Streams) => void): Promise<void> {
    this.cancel();
    try {
      const sources = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize });
      const [chosen] = sources;
      if (this.#host.systemAsks || chosen === undefined) {
        answer(chosen ? { video: chosen } : {});
        return;
      }
      this.cancel();
      const requestId = randomUUID();
      this.#pending = { requestId, sources, answer, timer: setTimeout(() => this.cancel(), patienceMs) };
      this.#host.offer({ requestId, sources: sources.map((source) => describe(source)) });
    } catch (error) {
      // Also how a cancelled portal answers.
      this.#host.log('warn', 'screens-not-listed', { reason: errorKind(error) });
      answer({});
    }
  }

  #settle(streams: Streams): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.answer(streams);
  }
}

function describe({ id, name, thumbnail }: DesktopCapturerSource): ScreenOffer['sources'][number] {
  return {
    id,
    kind: id.startsWith('screen:') ? 'screen' : 'window',
    name: name.slice(0, 500),
    picture: thumbnail.isEmpty() ? '' : thumbnail.toDataURL(),
  };
}
