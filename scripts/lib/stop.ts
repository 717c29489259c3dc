// One signal for "the person or the parent wants this to end": Ctrl-C, a polite kill, a closed terminal, a vanished parent.
import { onStopSignal } from './process-tree.mjs';

export interface Stop extends Disposable {
  readonly signal: AbortSignal;
}

/** Listens until disposed; while it listens, a signal no longer ends the process by itself. */
export function listenForStop(): Stop {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const forget = onStopSignal(stop);
  process.once('disconnect', stop);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      forget();
      process.off('disconnect', stop);
      // The channel to the parent would keep a finished script alive.
      if (process.connected) process.disconnect();
    },
  };
}
