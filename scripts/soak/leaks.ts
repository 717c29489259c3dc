// What a page still holds when no call is going on.
import type { Page } from '@playwright/test';

export interface Held {
  readonly liveTracks: number;
  readonly openConnections: number;
  readonly peerSockets: number;
  readonly sockets: number;
  /** Alive in the browser after its garbage was collected, closed or not. */
  readonly connectionObjects: number;
  readonly intervals: number;
  readonly heapKb: number;
  readonly nodes: number;
}

declare global {
  interface Window {
    runningIntervals: Set<number>;
  }
}

/** Counts the page's repeating timers from its next load on. */
export async function countIntervals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const running = new Set<number>();
    window.runningIntervals = running;
    const set = window.setInterval.bind(window);
    const clear = window.clearInterval.bind(window);
    const counting = (handler: TimerHandler, timeout?: number, ...rest: unknown[]): number => {
      const id = set(handler, timeout, ...rest);
      running.add(id);
      return id;
    };
    Object.assign(window, {
      setInterval: counting,
      clearInterval: (id?: number) => {
        if (id !== undefined) running.delete(id);
        clear(id);
      },
    });
  });
  await page.reload();
}

export async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    const counted = await page.evaluate(() => {
      const { connections, tracks, sockets } = window.observed;
      const open = {
        liveTracks: tracks.filter(({ readyState }) => readyState === 'live').length,
        openConnections: connections.filter(({ connectionState }) => connectionState !== 'closed').length,
        peerSockets: sockets.filter(
          ({ url, readyState }) => new URL(url).pathname.startsWith('/peer') && readyState <= WebSocket.OPEN,
        ).length,
        sockets: sockets.filter(({ readyState }) => readyState <= WebSocket.OPEN).length,
        intervals: window.runningIntervals.size,
      };
      // The observer itself must not keep alive what it is to find.
      connections.splice(0, connections.length, ...connections.filter((one) => one.connectionState !== 'closed'));
      tracks.splice(0, tracks.length, ...tracks.filter((one) => one.readyState === 'live'));
      sockets.splice(0, sockets.length, ...sockets.filter((one) => one.readyState <= WebSocket.OPEN));
      return open;
    });
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return {
      ...counted,
      connectionObjects: metric('RTCPeerConnections'),
      heapKb: metric('JSHeapUsedSize') / 1_024,
      nodes: metric('Nodes'),
    };
  } finally {
    await session.detach();
  }
}

/** What of it is more than a page without a call may hold. */
export function leaked(now: Held, before: Held): readonly string[] {
  const mostly = (name: keyof Held, allowed: number) =>
    now[name] > allowed ? [`${name} ${now[name].toFixed(0)}, allowed ${allowed.toFixed(0)}`] : [];
  return [
    ...mostly('liveTracks', 0),
    ...mostly('openConnections', 0),
    ...mostly('peerSockets', 0),
    ...mostly('connectionObjects', 0),
    // One to the clinic, whatever it was doing when the first count was made.
    ...mostly('sockets', Math.max(1, before.sockets)),
    ...mostly('intervals', before.intervals),
  ];
}
