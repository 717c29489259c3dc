/**
 * Tells when this computer's way to the network may be another now: back online, another adapter, another kind of
 * connection. A hint only; nothing is ended because of it, but everything that waits is tried at once.
 */
export function watchNetwork(changed: () => void): () => void {
  // Chromium's own; neither in the standard nor in the platform's typings.
  const connection: unknown = Reflect.get(navigator, 'connection');
  const adapter = connection instanceof EventTarget ? connection : null;
  window.addEventListener('online', changed);
  adapter?.addEventListener('change', changed);
  return () => {
    window.removeEventListener('online', changed);
    adapter?.removeEventListener('change', changed);
  };
}
