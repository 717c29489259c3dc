import { Notification } from 'electron';
import type { CallAction, IncomingCall, Settings } from '#shared/ipc/bridge.ts';
import type { RingChannel } from './call-alerts.ts';
import type { Words } from './words.ts';

export interface RingNotificationHost {
  settings: () => Settings;
  words: () => Words;
  choose: (action: CallAction) => void;
}

/** What each button answers, in the order they are shown. */
const answers = ['join', 'not-now', 'two-minutes'] as const;

/** The call as a notification of the system, where the person wants one. */
export class RingNotification implements RingChannel {
  readonly #host: RingNotificationHost;
  /** Referenced as long as it is shown: a collected Notification loses its clicks (electron #16922). */
  #shown: Notification | undefined;

  constructor(host: RingNotificationHost) {
    this.#host = host;
  }

  start({ sessionId, callerName }: IncomingCall): void {
    const settings = this.#host.settings();
    if (!settings.callNotifications || !Notification.isSupported()) return;
    const words = this.#host.words();
    const notification = new Notification({
      title: settings.showCallerName ? words.callFrom(callerName) : words.incomingCall,
      body: words.callBody,
      urgency: 'critical',
      timeoutType: 'never',
      // The ring window sounds; two tones at once would be noise.
      silent: true,
      actions: [
        { type: 'button', text: words.join },
        { type: 'button', text: words.notNow },
        { type: 'button', text: words.twoMinutes },
      ],
    });
    notification.on('click', () => {
      notification.close();
      this.#host.choose({ sessionId, action: 'open' });
    });
    notification.on('action', ({ actionIndex }) => {
      const action = answers[actionIndex];
      if (action !== undefined) this.#host.choose({ sessionId, action });
    });
    // Swept away by the person or the system: the call still rings elsewhere.
    notification.on('close', () => {
      if (this.#shown === notification) this.#shown = undefined;
    });
    notification.show();
    this.#shown = notification;
  }

  stop(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    shown?.close();
  }
}
