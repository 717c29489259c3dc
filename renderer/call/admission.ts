import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { startRingTone } from './ring-tone.ts';

/** How long the tone sounds, and how long a window out of sight is called for, ms. */
const toneMs = 4_000;
const calledForMs = 30_000;

/**
 * The visit this person waits for has begun without a ring. A short tone says so; when the window is not in front, the
 * host calls for the person as it does for a ring, until the window is looked at.
 */
export function announceAdmission(
  platform: DesktopBridge,
  { sessionId, callerName }: { readonly sessionId: string; readonly callerName: string },
): void {
  setTimeout(startRingTone(), toneMs);
  if (document.hasFocus()) return;
  void platform.invoke('calls:ring', {
    sessionId,
    callerName,
    expiresAt: new Date(Date.now() + calledForMs).toISOString(),
    secondsLeft: calledForMs / 1_000,
  });
  const stop = (): void => {
    clearTimeout(timer);
    window.removeEventListener('focus', stop);
    void platform.invoke('calls:dismiss', { sessionId, reason: 'answered-here' });
  };
  const timer = setTimeout(stop, calledForMs);
  window.addEventListener('focus', stop);
}
