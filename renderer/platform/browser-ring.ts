import type { CallAction, IncomingCall, Settings } from '#shared/ipc/bridge.ts';
import type { TabTitle } from './tab-title.ts';

interface Ring {
  sessionId: string;
  notification: Notification | undefined;
  expiry: ReturnType<typeof setTimeout>;
}

/** An incoming call in a browser tab: the tab's title and, where the person allowed it, a notification. One at a time. */
export class BrowserRing {
  readonly #window: Window & typeof globalThis;
  readonly #title: TabTitle;
  readonly #act: (action: CallAction) => void;
  #ring: Ring | undefined;

  constructor(window: Window & typeof globalThis, title: TabTitle, act: (action: CallAction) => void) {
    this.#window = window;
    this.#title = title;
    this.#act = act;
  }

  start(call: IncomingCall, settings: Settings): void {
    if (this.#ring) this.stop(this.#ring.sessionId);
    if (call.secondsLeft <= 0) return;
    const words = settings.showCallerName ? `${call.callerName} is calling` : 'Incoming call';
    const expiry = setTimeout(() => this.stop(call.sessionId), call.secondsLeft * 1000);
    const notification = settings.callNotifications ? this.#notify(call.sessionId, words) : undefined;
    this.#ring = { sessionId: call.sessionId, notification, expiry };
    this.#title.ring(words);
  }

  /** A late stop for another call does nothing. */
  stop(sessionId: string): void {
    if (this.#ring?.sessionId !== sessionId) return;
    clearTimeout(this.#ring.expiry);
    this.#ring.notification?.close();
    this.#ring = undefined;
    this.#title.calm();
  }

  #notify(sessionId: string, words: string): Notification | undefined {
    // Not every browser has them, and only the person may allow them; the page rings by itself in any case.
    if (!('Notification' in this.#window) || this.#window.Notification.permission !== 'granted') return undefined;
    const notification = new this.#window.Notification(words, { tag: `ring-${sessionId}`, requireInteraction: true });
    notification.addEventListener('click', () => {
      this.#window.focus();
      this.stop(sessionId);
      this.#act({ sessionId, action: 'open' });
    });
    return notification;
  }
}
