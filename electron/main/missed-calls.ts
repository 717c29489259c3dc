import { Notification } from 'electron';
import type { IncomingCall, Settings } from '#shared/ipc/bridge.ts';
import { digitsOf } from '#shared/digits.ts';
import type { Words } from './words.ts';

export interface MissedCallsHost {
  settings: () => Settings;
  words: () => Words;
  open: () => void;
  now: () => Date;
}

/** What is left of a call that nobody answered: a quiet notification that stays until it is seen. One at a time, the last. */
export class MissedCalls {
  readonly #host: MissedCallsHost;
  /** Referenced as long as it is shown: a collected Notification loses its clicks (electron #16922). */
  #shown: Notification | undefined;

  constructor(host: MissedCallsHost) {
    this.#host = host;
  }

  show({ callerName }: IncomingCall): void {
    this.clear();
    const settings = this.#host.settings();
    if (!settings.callNotifications || !Notification.isSupported()) return;
    const words = this.#host.words();
    const time = digitsOf(
      words.digits,
      this.#host.now().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
    );
    const notification = new Notification({
      title: settings.showCallerName ? words.missedFrom(callerName) : words.missedCall,
      body: words.missedBody(time),
      timeoutType: 'never',
      silent: true,
    });
    notification.on('click', () => {
      this.clear();
      this.#host.open();
    });
    notification.on('close', () => {
      if (this.#shown === notification) this.#shown = undefined;
    });
    notification.show();
    this.#shown = notification;
  }

  /** The person has come to the window, where the missed call is listed. */
  clear(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    shown?.close();
  }
}
