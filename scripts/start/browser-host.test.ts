import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveBrowser, type BrowserHost } from './browser-host.ts';

const config = {
  supabaseUrl: 'http://127.0.0.1:54321',
  publishableKey: 'key',
  peerServer: 'http://127.0.0.1:54341/peer',
};
let base = '';
let host: BrowserHost;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'browser-host-'));
  await mkdir(join(base, 'page/assets'), { recursive: true });
  await mkdir(join(base, 'page-other'));
  await writeFile(join(base, 'page/index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(base, 'page/assets/a.js'), 'export {};');
  await writeFile(join(base, 'secret.json'), '{}');
  await writeFile(join(base, 'page-other/secret.json'), '{}');
  const port = { option: '--web-port', port: 0, exact: true };
  host = await serveBrowser({ folder: join(base, 'page'), config, port });
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await rm(base, { recursive: true });
});

/** As sent: `fetch` would tidy the path and set the host. */
function raw(path: string, options: { host?: string; method?: string } = {}): Promise<number | undefined> {
  const headers = { host: options.host ?? `127.0.0.1:${String(host.port)}` };
  return new Promise((done, refuse) => {
    request({ port: host.port, host: '127.0.0.1', path, method: options.method ?? 'GET', headers }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .once('error', refuse)
      .end();
  });
}

describe('browser host', () => {
  test('the page, also for a screen of its own', async () => {
    for (const path of ['', 'appointments/1']) {
      const response = await fetch(host.url + path);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('<title>page</title>');
    }
  });

  test('the configuration, never kept', async () => {
    const response = await fetch(`${host.url}config.json?x`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(config);
  });

  test.each(['', 'config.json', 'assets/a.js', 'nothing.js'])('every answer carries the policy: /%s', async (path) => {
    const policy = (await fetch(host.url + path)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(
      "connect-src 'self' http://127.0.0.1:54321 ws://127.0.0.1:54321 http://127.0.0.1:54341 ws://127.0.0.1:54341;",
    );
    expect(policy).not.toContain('unsafe');
  });

  test.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '/../page-other/secret.json',
    '//secret.json',
    '/%',
    '/nothing.js',
    '/assets/a.js%00',
  ])('nothing outside of the page: %s', async (path) => {
    expect(await raw(path)).toBe(404);
  });

  test('only by its own name', async () => {
    expect(await raw('/config.json', { host: 'attacker.example' })).toBe(421);
    expect(await raw('/config.json', { host: `localhost:${String(host.port)}` })).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('reading only: %s', async (method) => {
    expect(await raw('/', { method })).toBe(405);
  });
});
