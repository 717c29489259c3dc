import type { CallCode } from '#shared/errors/codes.ts';
import type { CallPart, PartScope } from '../parts/part.ts';

export interface ShareShown {
  /** The person is choosing what to show. */
  readonly choosing: boolean;
  readonly problem: Extract<CallCode, 'screen_refused_by_system' | 'screen_failed'> | null;
}

/** Letters have to be legible; a screen seldom moves. */
const wanted: DisplayMediaStreamOptions = { video: { frameRate: { ideal: 15, max: 15 } }, audio: false };

/** Shows a screen or a window instead of the camera. Who chooses it is the host: a picker of ours, or the browser's. */
export class SharePart implements CallPart<ShareShown> {
  private readonly scope: Pick<PartScope, 'media' | 'changed'>;
  private shown: ShareShown = { choosing: false, problem: null };
  private closed = false;

  constructor(scope: Pick<PartScope, 'media' | 'changed'>) {
    this.scope = scope;
  }

  current(): ShareShown {
    return this.shown;
  }

  attach(): void {
    // What is sent is the devices' own business: another connection finds the screen there.
  }

  detach(): void {
    // As above.
  }

  close(): void {
    this.closed = true;
  }

  /** Has to begin in a press of the person's: browsers ask for that. */
  async start(): Promise<void> {
    if (this.shown.choosing) return;
    this.show({ choosing: true, problem: null });
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(wanted);
      for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
      this.scope.media.showScreen(stream);
      this.show({ choosing: false });
    } catch (error) {
      this.show({ choosing: false, problem: problemOf(error) });
    }
  }

  stop(): void {
    this.scope.media.stopScreen();
  }

  private show(change: Partial<ShareShown>): void {
    if (this.closed) return;
    this.shown = { ...this.shown, ...change };
    this.scope.changed();
  }
}

/** Null: the person decided against it, which is no problem. */
export function problemOf(error: unknown): ShareShown['problem'] {
  if (!(error instanceof DOMException)) return 'screen_failed';
  if (error.name === 'NotAllowedError') return /system/iu.test(error.message) ? 'screen_refused_by_system' : null;
  return error.name === 'AbortError' ? null : 'screen_failed';
}
