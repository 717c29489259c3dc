// The two hosts of the client, each giving a spec a page of its own per person.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { ClientConfig } from '#shared/ipc/bridge.ts';
import { serveBrowser } from '../../../scripts/start/browser-host.ts';
import { launchDesktop } from '../../desktop/fixtures.ts';
import { projectFolder } from './clinic.ts';

export type HostKind = 'browser' | 'desktop';

export interface Host extends AsyncDisposable {
  /** A client for one more person, showing its first screen. */
  open(): Promise<Page>;
}

/** The browser host: one server, a browser context of its own per person. */
export async function browserHost(browser: Browser, config: ClientConfig): Promise<Host> {
  const server = await serveBrowser({
    folder: join(projectFolder, 'out/renderer'),
    config,
    port: { option: '--web-port', port: 0, exact: true },
  });
  const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
  return {
    async open() {
      const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(server.url);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(contexts.map((context) => context.close()));
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The desktop host: an app of its own, with a fresh profile, per person. */
export function desktopHost(config: ClientConfig): Host {
  const apps: { close(): Promise<void> }[] = [];
  const profiles: string[] = [];
  return {
    async open() {
      const userDataDir = mkdtempSync(join(tmpdir(), 'meroclinic-visit-'));
      profiles.push(userDataDir);
      const { app, page } = await launchDesktop({ userDataDir, config });
      apps.push(app);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(apps.map((app) => app.close()));
      for (const profile of profiles) rmSync(profile, { recursive: true, force: true });
    },
  };
}
