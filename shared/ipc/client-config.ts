import { z } from 'zod/mini';
import type { ClientConfig } from './bridge.ts';

const httpUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(500));
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
