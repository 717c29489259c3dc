// What a defect or an attacker in the page could send over the bridge.
import * as fc from 'fast-check';
import type { Invocation, Payload } from '#shared/ipc/bridge.ts';
import { parseRequest, parseWith } from '#shared/ipc/parse.ts';
import type { RingInvocations } from '#shared/ipc/ring.ts';
import { ringRequestSchemas } from '#shared/ipc/ring-schemas.ts';

const sessionId = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';

/** One good payload for each request, to be spoiled. */
const good: { readonly [K in Invocation]: Payload<K> } = {
  'config:read': undefined,
  'settings:read': undefined,
  'settings:change': { theme: 'dark', startAtLogin: false },
  'session:read': 'key',
  'session:write': { key: 'key', value: 'value' },
  'session:remove': 'key',
  'session:protection': undefined,
  'calls:ring': { sessionId, callerName: 'Dr Rahman', expiresAt: '2030-01-01T10:30:45Z', secondsLeft: 45 },
  'calls:dismiss': { sessionId, reason: 'declined' },
  'calls:active': true,
  'presence:report': { state: 'ready' },
  'badge:set': 3,
  'links:open-external': 'https://example.com/',
  'links:pending': undefined,
  'devices:status': { kind: 'camera' },
  'devices:open-settings': { kind: 'camera' },
  'screens:choose': { requestId: sessionId, sourceId: null },
  'support:save': undefined,
  'profile:problems': undefined,
  'updates:read': undefined,
  'updates:check': undefined,
  'updates:install': undefined,
  'system:may-leave': undefined,
};
const goodRing: { readonly [K in keyof RingInvocations]: Parameters<RingInvocations[K]>[0] } = {
  'ring:read': undefined,
  'ring:answer': { sessionId, action: 'join' },
  'ring:hide': undefined,
};

const nasty = fc.constantFrom<unknown>(
  null,
  true,
  '',
  '../../../etc/passwd',
  '/etc/passwd',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'smb://host/share',
  'x'.repeat(200_000),
  '\0',
  -1,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  [],
  {},
  [[[[[[[[]]]]]]]],
  new Date(0),
  new Map([['key', 'value']]),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
);

/** A good payload with a field gone, added or of another kind, or something else altogether. */
function spoiled(payload: unknown): fc.Arbitrary<unknown> {
  const anything = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }));
  if (typeof payload !== 'object' || payload === null) return anything;
  const entries = Object.entries(payload);
  const names = entries.map(([name]) => name);
  const withField = (name: string, value: unknown): unknown =>
    Object.fromEntries([...entries.filter(([other]) => other !== name), [name, value]]);
  return fc.oneof(
    anything,
    fc.tuple(fc.constantFrom(...names), anything).map(([name, value]) => withField(name, value)),
    fc.constantFrom(...names).map((gone) => Object.fromEntries(entries.filter(([name]) => name !== gone))),
    fc.tuple(fc.string({ minLength: 1 }), anything).map(([name, value]) => withField(name, value)),
  );
}

const perRequest = 30;
/** Fixed, so that a failure can be walked again. */
const seed = 20_301_231;

/** What the contract refuses, for every request of the main window. */
export function badPayloads(): { name: Invocation; payloads: unknown[] }[] {
  return invocations().map((name) => {
    const bad = spoiled(good[name]).filter((payload) => !parseRequest(name, payload).ok);
    return { name, payloads: fc.sample(bad, { numRuns: perRequest, seed }) };
  });
}

function invocations(): Invocation[] {
  const isInvocation = (name: string): name is Invocation => name in good;
  return Object.keys(good).filter(isInvocation);
}

/** The same for the ring window. */
export function badRingPayloads(): { name: keyof RingInvocations; payloads: unknown[] }[] {
  const isRing = (name: string): name is keyof RingInvocations => name in goodRing;
  return Object.keys(goodRing)
    .filter(isRing)
    .map((name) => {
      const schema = ringRequestSchemas[name];
      const bad = spoiled(goodRing[name]).filter((payload) => !parseWith<unknown>(name, schema, payload).ok);
      return { name, payloads: fc.sample(bad, { numRuns: perRequest, seed }) };
    });
}
