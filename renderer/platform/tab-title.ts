/** Puts what needs attention in front of the tab's title, and leaves the rest of the title to the client. */
export class TabTitle {
  readonly #document: Document;
  #prefix = '';
  #ringing = '';
  #badge = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  ring(text: string): void {
    this.#ringing = text;
    this.#apply();
  }

  calm(): void {
    this.#ringing = '';
    this.#apply();
  }

  badge(count: number): void {
    this.#badge = count;
    this.#apply();
  }

  #apply(): void {
    const shown = this.#document.title;
    const own = shown.startsWith(this.#prefix) ? shown.slice(this.#prefix.length) : shown;
    this.#prefix = `${this.#ringing ? `☎ ${this.#ringing} · ` : ''}${this.#badge > 0 ? `(${this.#badge}) ` : ''}`;
    this.#document.title = this.#prefix + own;
  }
}
