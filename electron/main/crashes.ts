import type { WebContents } from 'electron';
import type { Log } from './log.ts';

export interface CrashHost {
  log: Log;
  reload: () => void;
  /** A second crash soon after the first: reloading again would loop. */
  giveUp: () => void;
  /** Milliseconds; only differences count. */
  now: () => number;
}

/** Two crashes within this time count as one that a reload does not mend. */
const soonMs = 60_000;

/** A page whose process died is loaded once more, so that the visit can be resumed. */
export function watchCrashes(contents: WebContents, host: CrashHost): void {
  let lastCrash = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    host.log('error', 'page-gone', { reason, exitCode });
    const again = host.now() - lastCrash < soonMs;
    lastCrash = host.now();
    if (again) host.giveUp();
    else host.reload();
  });
  contents.on('unresponsive', () => host.log('warn', 'page-unresponsive'));
  contents.on('preload-error', () => host.log('error', 'preload-failed'));
}
