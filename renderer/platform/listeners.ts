import type { Push, Pushes } from '#shared/ipc/bridge.ts';

type Registry = { readonly [K in Push]: Set<(payload: Pushes[K]) => void> };

/** The subscriptions of a host that lives in the page itself. */
export class Listeners {
  readonly #registry: Registry = {
    'calls:action': new Set(),
    'links:opened': new Set(),
    'settings:changed': new Set(),
    'system:resumed': new Set(),
    'system:locked': new Set(),
    'system:unlocked': new Set(),
    'session:idle': new Set(),
    'session:sign-out': new Set(),
    'screens:offered': new Set(),
    'updates:changed': new Set(),
    'profile:changed': new Set(),
    'system:leaving': new Set(),
  };

  add<K extends Push>(name: K, listener: (payload: Pushes[K]) => void): () => void {
    const listeners: Registry[K] = this.#registry[name];
    // Wrapped, so that the same function subscribed twice is called twice and ended one by one, as in Electron.
    const entry = (payload: Pushes[K]): void => listener(payload);
    listeners.add(entry);
    return () => void listeners.delete(entry);
  }

  tell<K extends Push>(name: K, payload: Pushes[K]): void {
    for (const listener of this.#registry[name]) listener(payload);
  }
}
