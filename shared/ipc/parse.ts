/** Parsing at the bridge: one place turns an unknown payload into a typed one or a coded failure. */
import type { z } from 'zod/mini';
import type { Answer, BridgeFailure, Invocation, Payload, Push, Pushes } from './bridge.ts';
import { pushSchemas, requestSchemas } from './schemas.ts';

type RequestSchemas = { readonly [K in Invocation]: z.ZodMiniType<Payload<K>> };
type PushSchemas = { readonly [K in Push]: z.ZodMiniType<Pushes[K]> };
const requests: RequestSchemas = requestSchemas;
const pushes: PushSchemas = pushSchemas;

export function isInvocation(name: string): name is Invocation {
  return Object.hasOwn(requests, name);
}

export function unknownRequest(name: string): BridgeFailure {
  return { code: 'desktop/unknown-request', message: `There is no request named "${name.slice(0, 60)}".` };
}

export function parseRequest<K extends Invocation>(name: K, raw: unknown): Answer<Payload<K>> {
  return parseWith(name, requests[name], raw);
}

/** The failure names the field and the rule that was broken, never the value: payloads carry tokens and names. */
export function parseWith<T>(name: string, schema: z.ZodMiniType<T>, raw: unknown): Answer<T> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const broken = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'payload'} (${issue.code})`).join(', ');
  return { ok: false, error: { code: 'desktop/invalid-payload', message: `"${name}" was refused: ${broken}.` } };
}

/** @throws when main is about to tell the page something outside the contract, which is a defect of main. */
export function parsePush<K extends Push>(name: K, payload: Pushes[K]): Pushes[K] {
  return pushes[name].parse(payload);
}
