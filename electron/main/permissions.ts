import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** Why each is needed is told beside it; whatever is not here is denied, also what Chromium invents later. */
const allowed: ReadonlySet<string> = new Set([
  'media', // camera and microphone of the visit
  'notifications', // the page's own words, beside main's ring
  'fullscreen', // the picture of the visit
  'speaker-selection', // where the sound comes out
  'clipboard-sanitized-write', // copying the visit's short code
  'screen-wake-lock',
  'display-capture', // showing a screen or a window, which screen-share.ts lets the person choose
  // Chromium asks before a page reaches this machine or its network, where a clinic of one's own may be.
  'loopback-network',
  'local-network',
  'local-network-access',
]);

/** Only the app's own main page is granted anything, and only from the list above. */
export function isPermitted(permission: string, requestingUrl: string, isMainFrame: boolean): boolean {
  return isMainFrame && allowed.has(permission) && isAppUrl(requestingUrl);
}

type Guarded = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** Both handlers: without the check handler, `navigator.permissions` and silent checks would be granted to everybody. */
export function guardPermissions(session: Guarded, denied: (permission: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const permitted = isPermitted(permission, details.requestingUrl, details.isMainFrame);
    if (!permitted) denied(permission);
    answer(permitted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermitted(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
}
