import { EventEmitter } from 'node:events';

type Reproduced = 'show' | 'close' | 'title' | 'body' | 'silent' | 'urgency' | 'actions';

export class Notification extends EventEmitter implements Pick<Electron.Notification, Reproduced> {
  title: string;
  body: string;
  silent: boolean;
  urgency: 'normal' | 'critical' | 'low';
  actions: Electron.NotificationAction[];
  #shown = false;

  static isSupported(): boolean {
    return true;
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
    this.actions = options.actions ?? [];
  }

  show(): void {
    this.#shown = true;
    queueMicrotask(() => this.emit('show', {}));
  }

  close(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.emit('close', { reason: 'applicationHidden' });
  }
}
