import type { HeardMessage } from '../engine/control-channel.ts';
import type { AttachedConnection, CallPart, PartScope } from '../parts/part.ts';
import { openPhotoChannel, type PhotoChannel } from './photo-channel.ts';
import { PhotoReceiver, type PhotoProgress } from './photo-transfer.ts';
import { takePhoto } from './take-photo.ts';

/** Where a photo stands, as this side sees it. One at a time. */
export type PhotoShown =
  | { readonly kind: 'none' }
  /** Doctor: asked, the patient has not sent one yet. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'refused'; readonly because: 'declined' | 'no-camera' }
  | { readonly kind: 'receiving'; readonly share: number }
  /** Doctor: here, in this window only, until it is put away or saved by hand. */
  | { readonly kind: 'arrived'; readonly photo: Blob; readonly at: number }
  | { readonly kind: 'failed' }
  /** Patient: the doctor asks for one. */
  | { readonly kind: 'wanted'; readonly taking: boolean }
  /** Patient: taken, seen by nobody else, not sent. `again`: sending it did not work. */
  | { readonly kind: 'preview'; readonly photo: Blob; readonly again: boolean }
  | { readonly kind: 'sending'; readonly photo: Blob; readonly share: number }
  | { readonly kind: 'sent' };

/** A photo nobody goes on sending has stopped, ms. */
const silenceMs = 30_000;

/** The still photo in full resolution: asked for by the doctor, taken, looked at and sent by the patient. */
export class PhotoPart implements CallPart<PhotoShown> {
  private readonly scope: PartScope;
  private readonly pace: () => number;
  private channel: PhotoChannel | null = null;
  private line: AttachedConnection | null = null;
  private id: string | null = null;
  private receiver: PhotoReceiver | null = null;
  private taken: Promise<unknown> = Promise.resolve();
  private silence: ReturnType<typeof setTimeout> | undefined;
  private shown: PhotoShown = { kind: 'none' };
  private closed = false;

  /** @param pace how much of the path a photo may take now, kbit/s */
  constructor(scope: PartScope, pace: () => number) {
    this.scope = scope;
    this.pace = pace;
  }

  current(): PhotoShown {
    return this.shown;
  }

  attach(line: AttachedConnection): void {
    this.line = line;
    this.channel = openPhotoChannel(line.connection, (message) => {
      // In order, although each is looked at asynchronously.
      this.taken = this.taken.then(() => this.hear(message));
    });
    // What was asked over the line before is asked again over this one.
    line.control.whenOpen(() => {
      if (this.id !== null && (this.shown.kind === 'asked' || this.shown.kind === 'receiving'))
        this.repeatQuestion(this.id);
    });
  }

  detach(): void {
    this.channel?.close();
    this.channel = null;
    this.line = null;
    clearTimeout(this.silence);
  }

  close(): void {
    this.closed = true;
    this.detach();
  }

  message(message: HeardMessage): void {
    if (message.type === 'photo-ask' && this.scope.self.side === 'patient') this.beAsked(message.id);
    if (message.type === 'photo-answer' && message.id === this.id) this.answered(message.answer);
    if (message.type === 'photo-taken' && message.id === this.id && this.shown.kind === 'sending') {
      this.show(message.whole ? { kind: 'sent' } : { kind: 'preview', photo: this.shown.photo, again: true });
    }
  }

  /** Doctor: asks for a photo; one that is here is put away. */
  ask(): void {
    if (this.scope.self.side !== 'doctor') return;
    this.id = crypto.randomUUID();
    this.repeatQuestion(this.id);
  }

  /** Doctor: puts away what is shown, or takes the question back. */
  putAway(): void {
    if (this.id !== null) this.line?.control.send({ type: 'photo-answer', id: this.id, answer: 'cancelled' });
    this.forget({ kind: 'none' });
  }

  /** Patient: takes the photo and looks at it; nothing is sent. */
  async take(): Promise<void> {
    if (this.shown.kind !== 'wanted' && this.shown.kind !== 'preview') return;
    const { id } = this;
    this.show({ kind: 'wanted', taking: true });
    try {
      const photo = await takePhoto(this.scope.media.device('video'));
      if (this.id === id) this.show({ kind: 'preview', photo, again: false });
    } catch {
      this.decline('no-camera');
    }
  }

  /** Patient: no. */
  decline(because: 'declined' | 'no-camera' = 'declined'): void {
    if (this.id !== null) this.line?.control.send({ type: 'photo-answer', id: this.id, answer: because });
    this.forget(because === 'no-camera' ? { kind: 'refused', because } : { kind: 'none' });
  }

  /** Patient: yes, this one. */
  async send(): Promise<void> {
    const { shown, id, channel } = this;
    if (shown.kind !== 'preview' || id === null) return;
    const { photo } = shown;
    const again = () => {
      if (this.id === id) this.show({ kind: 'preview', photo, again: true });
    };
    if (!channel) {
      again();
      return;
    }
    this.show({ kind: 'sending', photo, share: 0 });
    try {
      await channel.send(id, photo, this.pace, (share) => {
        if (this.id === id && this.shown.kind === 'sending') this.show({ kind: 'sending', photo, share });
      });
    } catch {
      again();
    }
  }

  private repeatQuestion(id: string): void {
    this.receiver = new PhotoReceiver(id);
    this.show({ kind: 'asked' });
    this.line?.control.send({ type: 'photo-ask', id });
  }

  private beAsked(id: string): void {
    // The same question over a new line: what was taken already is kept.
    if (id === this.id && (this.shown.kind === 'wanted' || this.shown.kind === 'preview')) return;
    if (id === this.id && this.shown.kind === 'sending') {
      this.show({ kind: 'preview', photo: this.shown.photo, again: true });
      return;
    }
    this.id = id;
    this.show({ kind: 'wanted', taking: false });
    this.line?.control.send({ type: 'photo-answer', id, answer: 'asked' });
  }

  private answered(answer: 'asked' | 'declined' | 'no-camera' | 'cancelled'): void {
    switch (answer) {
      case 'asked':
        break;
      case 'declined':
      case 'no-camera':
        if (this.scope.self.side === 'doctor') this.forget({ kind: 'refused', because: answer });
        break;
      case 'cancelled':
        if (this.scope.self.side === 'patient') this.forget({ kind: 'none' });
        break;
    }
  }

  private async hear(message: unknown): Promise<void> {
    const { receiver, id } = this;
    if (!receiver || id === null) return;
    const progress = await receiver.take(message);
    if (this.receiver === receiver) this.progressed(progress, id);
  }

  private progressed(progress: PhotoProgress, id: string): void {
    if (progress.kind === 'ignored') return;
    clearTimeout(this.silence);
    switch (progress.kind) {
      case 'receiving':
        this.silence = setTimeout(() => {
          this.forget({ kind: 'failed' });
        }, silenceMs);
        this.show({ kind: 'receiving', share: progress.share });
        break;
      case 'whole':
        this.line?.control.send({ type: 'photo-taken', id, whole: true });
        this.forget({ kind: 'arrived', photo: progress.photo, at: this.scope.serverNow() });
        break;
      case 'broken':
        this.line?.control.send({ type: 'photo-taken', id, whole: false });
        // The patient may send the same photo once more.
        this.receiver = new PhotoReceiver(id);
        this.show({ kind: 'asked' });
        break;
    }
  }

  private forget(shown: PhotoShown): void {
    clearTimeout(this.silence);
    this.id = null;
    this.receiver = null;
    this.show(shown);
  }

  private show(shown: PhotoShown): void {
    if (this.closed) return;
    this.shown = shown;
    this.scope.changed();
  }
}
