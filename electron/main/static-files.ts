/** Finds the file of the built client that answers a path. Shared by the app scheme and the browser fallback. Imports no host. */
import { extname, resolve, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};

export interface StaticFile {
  path: string;
  contentType: string;
}

/**
 * @param folder absolute path of the built client
 * @param pathname as in a URL, still percent-encoded
 * @returns null for whatever is not inside the folder. A path without extension is a screen of the client, so it is
 * answered with the page. The file need not exist.
 */
export function locateFile(folder: string, pathname: string): StaticFile | null {
  const decoded = decodePath(pathname);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const extension = extname(decoded).toLowerCase();
  const path = resolve(folder, `.${extension === '' ? '/index.html' : decoded}`);
  // With the separator, since a mere prefix would also admit a sibling such as `renderer-other`.
  if (!path.startsWith(folder + sep)) return null;
  // A path that climbs and has no extension is refused too, not answered with the page.
  if (decoded.split('/').includes('..')) return null;
  const contentType = contentTypes[extname(path).toLowerCase()];
  return contentType === undefined ? null : { path, contentType };
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
