import { expect, test } from 'vitest';
import { connectSources, contentSecurityPolicy, securityHeaders } from './content-policy.ts';

test('a backend may be asked by request and by WebSocket, and nothing else may', () => {
  expect(connectSources(['https://abc.supabase.co', 'http://127.0.0.1:54321', 'http://127.0.0.1:54341/peer'])).toEqual([
    'https://abc.supabase.co',
    'wss://abc.supabase.co',
    'http://127.0.0.1:54321',
    'ws://127.0.0.1:54321',
    'http://127.0.0.1:54341',
    'ws://127.0.0.1:54341',
  ]);
});

test('the policy starts from nothing and allows no inline code, no eval and no wildcard', () => {
  const policy = contentSecurityPolicy(['https://abc.supabase.co']);
  expect(policy.startsWith("default-src 'none'; ")).toBe(true);
  expect(policy).toContain("connect-src 'self' https://abc.supabase.co wss://abc.supabase.co;");
  expect(policy).not.toMatch(/unsafe|\*|http:/);
});

test('an address cannot smuggle a directive into the policy', () => {
  const policy = contentSecurityPolicy(["https://abc.supabase.co/; script-src 'unsafe-inline'"]);
  expect(policy.match(/script-src/g)).toHaveLength(1);
  expect(policy).not.toContain('unsafe-inline');
});

test('every header a page needs is there', () => {
  expect(Object.keys(securityHeaders([])).sort()).toEqual([
    'content-security-policy',
    'cross-origin-opener-policy',
    'permissions-policy',
    'referrer-policy',
    'x-content-type-options',
  ]);
});
