/** An event whose default action a listener can prevent, as Electron hands it to `close`, `will-navigate` and others. */
export class PreventableEvent {
  defaultPrevented = false;
  readonly [detail: string]: unknown;

  constructor(details: object = {}) {
    Object.assign(this, details);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
