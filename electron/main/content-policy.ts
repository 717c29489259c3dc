/** The headers of every response that carries the client, in Electron and in the browser fallback alike. Imports no host. */

/** `http(s)` address of a backend to the sources its requests and its WebSocket need. */
export function connectSources(addresses: readonly string[]): string[] {
  const sources = addresses.flatMap((address) => {
    const { origin, protocol, host } = new URL(address);
    return [origin, `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}`];
  });
  return [...new Set(sources)];
}

/**
 * Everything is forbidden, then the little the client needs is allowed. Pictures come from blobs (attachments) and data
 * (icons in styles); no inline script, no inline style element, no eval, no frame in either direction.
 * @param backends the `http(s)` addresses the client is configured for
 */
export function contentSecurityPolicy(backends: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...connectSources(backends)].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

export function securityHeaders(backends: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(backends),
    'permissions-policy':
      'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), fullscreen=(self), geolocation=(), midi=(), usb=(), serial=(), hid=()',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
