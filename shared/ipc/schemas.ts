/** The validators of everything that crosses the bridge. Main parses requests and pushes with them and uses the parsed value. */
import { z } from 'zod/mini';
import type { Invocation, Payload, Push, Pushes, Settings } from './bridge.ts';
import { languagePattern } from './defaults.ts';
import { sessionKeyPattern } from './session-key.ts';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
// Any UUID-shaped text: seeded ids need not carry version bits.
const sessionId = z.guid();
const sessionKey = z.string().check(z.regex(sessionKeyPattern));
const device = z.strictObject({ kind: z.enum(['camera', 'microphone']) });
const nothing = z.undefined();

export const settingsSchema = z.strictObject({
  startAtLogin: z.boolean(),
  closeToTray: z.boolean(),
  callNotifications: z.boolean(),
  showCallerName: z.boolean(),
  signOutWhenIdle: z.literal([0, 5, 15, 30, 60]),
  language: z.string().check(z.regex(languagePattern)),
  theme: z.enum(['system', 'light', 'dark']),
}) satisfies z.ZodMiniType<Settings>;

/** The only routes a link from outside may open: an id, never a path of its own choosing. */
export const deepLinkSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('route'),
    route: z.string().check(z.regex(/^\/appointments\/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/)),
  }),
  z.strictObject({ kind: z.literal('sign-in'), code: z.guid() }),
  z.strictObject({ kind: z.literal('sign-in-refused') }),
]);

/** `satisfies` makes a schema that accepts something else than the declared payload a compile error. */
export const requestSchemas = {
  'config:read': nothing,
  'settings:read': nothing,
  'settings:change': z.partial(settingsSchema),
  'session:read': sessionKey,
  // A Supabase session with its user is 2 to 6 kB; sixteen times that is still not a way to fill the disk.
  'session:write': z.strictObject({ key: sessionKey, value: z.string().check(z.maxLength(100_000)) }),
  'session:remove': sessionKey,
  'session:protection': nothing,
  'calls:ring': z.strictObject({
    sessionId,
    callerName: text(120),
    expiresAt: z.iso.datetime({ offset: true }),
    // A ring lasts 45 s; the bound only keeps out a timer that would never end.
    secondsLeft: z.number().check(z.minimum(0), z.maximum(300)),
  }),
  'calls:dismiss': z.strictObject({
    sessionId,
    reason: z.enum(['answered-here', 'answered-elsewhere', 'declined', 'postponed', 'cancelled', 'expired']),
  }),
  'calls:active': z.boolean(),
  'presence:report': z.strictObject({
    state: z.enum(['ready', 'unreachable', 'in-call', 'signed-out']),
    reason: z.optional(text(200)),
  }),
  'badge:set': z.int().check(z.minimum(0), z.maximum(999)),
  'links:open-external': z.url({ protocol: /^https$/ }).check(z.maxLength(2000)),
  'links:pending': nothing,
  'devices:status': device,
  'devices:open-settings': device,
  'screens:choose': z.strictObject({ requestId: z.guid(), sourceId: z.nullable(text(200)) }),
  'support:save': nothing,
  'profile:problems': nothing,
  'updates:read': nothing,
  'updates:check': nothing,
  'updates:install': nothing,
  'system:may-leave': nothing,
} satisfies { [K in Invocation]: z.ZodMiniType<Payload<K>> };

const version = text(60);
const updateState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('waiting'), version }),
  z.strictObject({ kind: z.literal('downloading'), version, percent: z.number().check(z.minimum(0), z.maximum(100)) }),
  z.strictObject({ kind: z.literal('ready'), version }),
  z.strictObject({ kind: z.literal('failed'), reason: z.enum(['not-reachable', 'not-valid', 'damaged']) }),
]);

export const pushSchemas = {
  'calls:action': z.strictObject({ sessionId, action: z.enum(['join', 'not-now', 'two-minutes', 'open']) }),
  'links:opened': deepLinkSchema,
  'settings:changed': settingsSchema,
  'system:resumed': z.null(),
  'system:locked': z.null(),
  'system:unlocked': z.null(),
  'system:leaving': z.null(),
  'session:idle': z.strictObject({ secondsLeft: z.nullable(z.int().check(z.minimum(0), z.maximum(600))) }),
  'session:sign-out': z.null(),
  'screens:offered': z.strictObject({
    requestId: z.guid(),
    sources: z.array(
      z.strictObject({
        id: text(200),
        kind: z.enum(['screen', 'window']),
        name: z.string().check(z.maxLength(500)),
        picture: z.string().check(z.maxLength(500_000)),
      }),
    ),
  }),
  'profile:changed': z.array(z.enum(['settings-not-read', 'session-not-read', 'not-saved', 'read-only'])),
  'updates:changed': z.strictObject({ current: z.string().check(z.maxLength(60)), state: updateState }),
} satisfies { [K in Push]: z.ZodMiniType<Pushes[K]> };
