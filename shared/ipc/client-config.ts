import { z } from 'zod/mini';
import type { ClientConfig } from './bridge.ts';

/** This computer, and the networks of a house or a clinic, where a server of one's own may have no certificate. */
const nearby =
  /^(?:localhost|.+\.(?:local|localhost|internal|test)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[::1\]|\[f[cd][\da-f:]+\])$/;
/** Over the open network nothing of a visit travels in the clear. */
const isProtected = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol !== 'http:' || nearby.test(url.hostname);
};
const httpUrl = z
  .url({ protocol: /^https?$/ })
  .check(z.maxLength(500), z.refine(isProtected, 'https, unless it is on this computer or network'));
const demoPerson = z.strictObject({
  role: z.enum(['doctor', 'patient', 'admin']),
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  email: z.string().check(z.minLength(3), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Validates `config.json`, wherever it was found. Its own file because the browser host loads it without the rest. */
export const clientConfigSchema = z.strictObject({
  supabaseUrl: httpUrl,
  publishableKey: z.string().check(z.minLength(1), z.maxLength(2000)),
  peerServer: httpUrl,
  demoPeople: z.optional(z.array(demoPerson).check(z.maxLength(50))),
}) satisfies z.ZodMiniType<ClientConfig>;
