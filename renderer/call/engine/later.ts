/** What is to happen in a moment, for as long as its owner lives: `close()` ends all of it. */
export class Later {
  private readonly waiting = new Set<ReturnType<typeof setTimeout>>();

  after(waitMs: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      then();
    }, waitMs);
    this.waiting.add(timer);
  }

  close(): void {
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }
}
