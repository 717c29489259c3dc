import { addScheme, fromBrowser } from '../custom-schemes.ts';
import { strict } from '../strict.ts';

type Reproduced = 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled';
type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];

const handlers = new Map<string, SchemeHandler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    for (const { scheme } of schemes) addScheme(scheme);
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    addScheme(scheme);
    handlers.set(scheme, handler);
  },
  unhandle(scheme) {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Pick<Electron.Protocol, Reproduced>);

/** Answers a request of the browser for a custom scheme. */
export async function answerCustomScheme(request: {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}): Promise<Response> {
  const url = fromBrowser(request.url);
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) return new Response(null, { status: 404 });
  const { method, headers, body } = request;
  const asked = new Request(url, { method, headers, ...(body !== undefined && { body }) });
  return handler(asked);
}
