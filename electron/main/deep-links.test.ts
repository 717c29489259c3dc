import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeepLink } from '#shared/ipc/bridge.ts';
import { deepLinkSchema } from '#shared/ipc/schemas.ts';
import { DeepLinks, linkAmong, parseDeepLink } from './deep-links.ts';

const id = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';

test.each([
  `meroclinic:appointments/${id}`,
  `meroclinic://appointments/${id}`,
  `MEROCLINIC://appointments/${id.toUpperCase()}/`,
])('%s opens the appointment', (raw) => {
  expect(parseDeepLink(raw)).toEqual({ kind: 'route', route: `/appointments/${id}` });
});

test.each([
  [`meroclinic://auth?code=${id}`, { kind: 'sign-in', code: id }],
  [`meroclinic://auth/?code=${id.toUpperCase()}`, { kind: 'sign-in', code: id }],
  [
    'meroclinic://auth?error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid#error=access_denied',
    { kind: 'sign-in-refused' },
  ],
  ['meroclinic://auth#error=access_denied', { kind: 'sign-in-refused' }],
])('%s comes back from an e-mail', (raw, link) => {
  expect(parseDeepLink(raw)).toEqual(link);
});

test.each([
  '',
  'meroclinic://auth',
  'meroclinic://auth?code=',
  `meroclinic://auth?code=${id}&next=https://evil.example`,
  `meroclinic://auth?next=/settings&code=${id}`,
  `meroclinic://auth/callback?code=${id}`,
  'meroclinic://auth#access_token=abc&refresh_token=def',
  `meroclinic://auth?error=${'x'.repeat(1000)}`,
  'meroclinic:',
  `https://appointments/${id}`,
  `meroclinic:appointments/${id}?tab=notes`,
  `meroclinic:appointments/${id}#x`,
  `meroclinic:appointments/${id}/../..`,
  `meroclinic:appointments/../${id}`,
  `meroclinic:///appointments/${id}`,
  `meroclinic:settings/${id}`,
  `meroclinic:appointments/${id}\n`,
  ` meroclinic:appointments/${id}`,
  `meroclinic:appointments/${id.slice(1)}`,
  'meroclinic:javascript:alert(1)',
])('%j opens nothing', (raw) => {
  expect(parseDeepLink(raw)).toBeNull();
});

test('whatever comes from outside, the route is one the page may be told', () => {
  const part = fc.oneof(
    fc.constantFrom('meroclinic:', '//', 'appointments/', 'auth', '?code=', '?error=', id, '/', '..', '?', '#', '%2f'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const link = parseDeepLink(parts.join(''));
      expect(link === null || deepLinkSchema.safeParse(link).success).toBe(true);
    }),
  );
});

test('the last link among the arguments counts', () => {
  expect(linkAmong(['app', '--flag', 'meroclinic:a', '--x=meroclinic:b', 'meroclinic:c'])).toBe('meroclinic:c');
  expect(linkAmong(['app', '--hidden'])).toBeUndefined();
});

test('links wait for the page, the newest is kept, and they wait again after a reload', () => {
  const links = new DeepLinks();
  const told: DeepLink[] = [];
  const other = id.replace('6f', '7f');
  expect([links.follow(`meroclinic:appointments/${other}`), links.follow(`meroclinic:appointments/${id}`)]).toEqual([
    true,
    true,
  ]);
  expect(links.follow('meroclinic:nonsense')).toBe(false);
  expect(links.take((link) => told.push(link))).toEqual({ kind: 'route', route: `/appointments/${id}` });
  expect(links.take((link) => told.push(link))).toBeNull();
  links.follow(`meroclinic:appointments/${other}`);
  expect(told).toEqual([{ kind: 'route', route: `/appointments/${other}` }]);
  links.pageGone();
  links.follow(`meroclinic:appointments/${id}`);
  expect(told).toHaveLength(1);
  expect(links.take(() => undefined)).toEqual({ kind: 'route', route: `/appointments/${id}` });
});
