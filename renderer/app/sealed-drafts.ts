import { useEffect, useState } from 'react';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { keepDraftsIn, type DraftStorage } from './drafts.ts';

/** Typing is not written letter by letter: at most this often, in ms. */
const saveAfter = 500;
/** What the host takes, in characters; more than a person writes by hand. */
const most = 100_000;

/**
 * Drafts as the host keeps the session: under the system's encryption, or in its memory. A browser's own storage would write what
 * a patient says about their health into the profile as plain text.
 */
export class SealedDrafts implements DraftStorage {
  readonly #platform: DesktopBridge;
  readonly #key: string;
  readonly #items: Map<string, string>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(platform: DesktopBridge, key: string, items: Map<string, string>) {
    this.#platform = platform;
    this.#key = key;
    this.#items = items;
  }

  static async open(platform: DesktopBridge, personId: string): Promise<SealedDrafts> {
    const key = `drafts.${personId}`;
    const text = await platform.invoke('session:read', key);
    return new SealedDrafts(platform, key, parse(text));
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
    this.#timer ??= setTimeout(() => void this.save(), saveAfter);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
    // Sent, or gone with its person: that is not put off.
    void this.save();
  }

  keys(): readonly string[] {
    return [...this.#items.keys()];
  }

  /** Hands over what is there. @returns when the host has it; a host that cannot keep it is told of in the log */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const value = JSON.stringify(Object.fromEntries(this.#items));
    try {
      if (this.#items.size === 0 || value.length > most) await this.#platform.invoke('session:remove', this.#key);
      else await this.#platform.invoke('session:write', { key: this.#key, value });
    } catch (caught) {
      console.error('A draft could not be kept', caught);
    }
  }
}

function parse(text: string | null): Map<string, string> {
  if (text === null) return new Map();
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return new Map();
    const entries: readonly (readonly [string, unknown])[] = Object.entries(kept);
    return new Map(entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : [])));
  } catch {
    // Of another version of this client.
    return new Map();
  }
}

/** @returns whether the drafts of this person are there to be read */
export function useDraftsOf(platform: DesktopBridge, personId: string): boolean {
  const [ready, setReady] = useState(platform.host.kind === 'browser');
  useEffect(() => {
    if (platform.host.kind === 'browser') return undefined;
    let gone = false;
    let opened: SealedDrafts | null = null;
    const save = (): void => void opened?.save();
    const leave = async (): Promise<void> => {
      await opened?.save();
      // Unheard, the app quits a moment later.
      await platform.invoke('system:may-leave').catch((caught: unknown) => console.error('Not said', caught));
    };
    const start = async (): Promise<void> => {
      try {
        opened = await SealedDrafts.open(platform, personId);
        if (!gone) keepDraftsIn(opened);
      } catch (caught) {
        console.error('Drafts could not be read', caught);
      }
      if (!gone) setReady(true);
    };
    void start();
    const stopListening = platform.listen('system:leaving', () => void leave());
    globalThis.addEventListener('pagehide', save);
    return () => {
      gone = true;
      stopListening();
      globalThis.removeEventListener('pagehide', save);
      save();
      keepDraftsIn(null);
    };
  }, [platform, personId]);
  return ready;
}
