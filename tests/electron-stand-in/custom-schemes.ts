/**
 * A custom scheme cannot be registered from outside Chromium, so `app://bundle/x` is loaded from
 * `http://bundle.app.electron.localhost/x`, which is a secure context too, and shown to the app under its own name.
 */
const suffix = '.electron.localhost';
const schemes = new Set<string>();

export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

export function toBrowser(address: string): string {
  const scheme = /^([a-z][\w+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || !schemes.has(scheme)) return address;
  return address.replace(
    /^[^:]+:\/\/([^/?#]*)/,
    (_all, name: string) => `http://${name || 'nohost'}.${scheme}${suffix}`,
  );
}

export function fromBrowser(address: string): string {
  const own = /^http:\/\/([^/?#]*)\.([\w+-]+)\.electron\.localhost/;
  return address.replace(own, (_all, name: string, scheme: string) => `${scheme}://${name}`);
}

export function isCustom(address: string): boolean {
  return /^http:\/\/[^/?#]*\.electron\.localhost(?:[/?#]|$)/.test(address);
}

/** Origin as Electron writes it; `new URL('app://x').origin` is "null". */
export function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
