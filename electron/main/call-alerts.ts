import { Notification } from 'electron';
import type { CallAction, IncomingCall, Settings } from '#shared/ipc/bridge.ts';
import type { Words } from './words.ts';

export interface CallAlertsHost {
  settings: () => Settings;
  words: () => Words;
  /** Asks for attention without stealing the focus, until called again with false. */
  attention: (wanted: boolean) => void;
  /** What the person chose on the notification. */
  act: (action: CallAction) => void;
  /** Told whenever ringing starts or ends. */
  changed: (ringing: boolean) => void;
  /** Milliseconds; only differences count. */
  now: () => number;
}

interface Ringing {
  call: IncomingCall;
  /** On this computer's clock, from the seconds the server said were left. */
  deadline: number;
  timer: ReturnType<typeof setTimeout>;
  /** Referenced as long as it is shown: a collected Notification loses its clicks (electron #16922). */
  notification: Notification | undefined;
}

/** The incoming call outside the window. One rings at a time: a new one replaces the old, nothing stacks. */
export class CallAlerts {
  readonly #host: CallAlertsHost;
  #ringing: Ringing | undefined;

  constructor(host: CallAlertsHost) {
    this.#host = host;
  }

  get ringing(): boolean {
    return this.#ringing !== undefined;
  }

  ring(call: IncomingCall): void {
    if (this.#ringing?.call.sessionId === call.sessionId) {
      this.#setDeadline(this.#ringing, call.secondsLeft);
      return;
    }
    this.#stop();
    if (call.secondsLeft <= 0) return;
    const notification = this.#notify(call);
    const timer = setTimeout(() => this.#stop(), call.secondsLeft * 1000);
    this.#ringing = { call, deadline: this.#host.now() + call.secondsLeft * 1000, timer, notification };
    this.#host.attention(true);
    this.#host.changed(true);
  }

  /** A late dismissal of another call does nothing. */
  dismiss(sessionId: string): void {
    if (this.#ringing?.call.sessionId === sessionId) this.#stop();
  }

  /** After sleep, when timers have stood still: a call whose time is over must not go on ringing. */
  checkDeadline(): void {
    if (this.#ringing && this.#host.now() >= this.#ringing.deadline) this.#stop();
  }

  /** The app quits. */
  close(): void {
    this.#stop();
  }

  #setDeadline(ringing: Ringing, secondsLeft: number): void {
    clearTimeout(ringing.timer);
    ringing.deadline = this.#host.now() + secondsLeft * 1000;
    ringing.timer = setTimeout(() => this.#stop(), secondsLeft * 1000);
  }

  #stop(): void {
    const ringing = this.#ringing;
    if (!ringing) return;
    this.#ringing = undefined;
    clearTimeout(ringing.timer);
    ringing.notification?.close();
    this.#host.attention(false);
    this.#host.changed(false);
  }

  #notify(call: IncomingCall): Notification | undefined {
    const settings = this.#host.settings();
    if (!settings.callNotifications || !Notification.isSupported()) return undefined;
    const words = this.#host.words();
    const { sessionId } = call;
    const notification = new Notification({
      title: settings.showCallerName ? words.callFrom(call.callerName) : words.incomingCall,
      body: words.callBody,
      urgency: 'critical',
      timeoutType: 'never',
      actions: [
        { type: 'button', text: words.join },
        { type: 'button', text: words.notNow },
      ],
    });
    notification.on('click', () => this.#choose(sessionId, 'open'));
    notification.on('action', ({ actionIndex }) => this.#choose(sessionId, actionIndex === 0 ? 'join' : 'not-now'));
    // Swept away by the person or the system: the call still rings in the window and the tray.
    notification.on('close', () => {
      if (this.#ringing?.notification === notification) this.#ringing.notification = undefined;
    });
    notification.show();
    return notification;
  }

  #choose(sessionId: string, action: CallAction['action']): void {
    // A notification that outlived its call.
    if (this.#ringing?.call.sessionId !== sessionId) return;
    if (action === 'open') this.#ringing.notification?.close();
    else this.#stop();
    this.#host.act({ sessionId, action });
  }
}
