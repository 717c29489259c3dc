/** The one origin whose page may use the bridge and the devices. A scheme of our own, so that no web site can share it. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appUrl = `${appScheme}://${appHost}/`;

/** Compares scheme and host of the parsed address; `new URL('app://…').origin` is the text "null" and proves nothing. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === '';
}
