// Every import arrow is broken once in a small project of its own, and the linter must say so; and its lawful twin must pass.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrowNames } from './arrows.mjs';

const project = resolve(import.meta.dirname, '../..');

interface Case {
  readonly arrow: string;
  readonly file: string;
  readonly code: string;
}

const forbidden: readonly Case[] = [
  { arrow: 'shared-own', file: 'shared/a.ts', code: "import { b } from '../renderer/b.ts'; export const a = b;" },
  { arrow: 'shared-own', file: 'shared/a.test.ts', code: "import { b } from '../electron/b.ts'; export const a = b;" },
  { arrow: 'shared-packages', file: 'shared/b.ts', code: "export { useState } from 'react';" },
  { arrow: 'shared-packages', file: 'shared/c.ts', code: "import { join } from 'node:path'; export const c = join;" },
  {
    arrow: 'renderer-electron',
    file: 'renderer/a.ts',
    code: "import type { App } from 'electron'; export type A = App;",
  },
  { arrow: 'renderer-electron', file: 'renderer/b.ts', code: "export const b = () => import('electron/renderer');" },
  { arrow: 'renderer-electron', file: 'renderer/c.ts', code: "export * from '../electron/main/log.ts';" },
  { arrow: 'renderer-node', file: 'renderer/d.ts', code: "import { join } from 'node:path'; export const d = join;" },
  { arrow: 'renderer-node', file: 'renderer/e.ts', code: "import { join } from 'path'; export const e = join;" },
  { arrow: 'features-apart', file: 'renderer/features/a/x.ts', code: "export { y } from '../b/y.ts';" },
  {
    arrow: 'features-apart',
    file: 'renderer/features/a/in/x.ts',
    code: "export const x = () => import('../../b/y.ts');",
  },
  { arrow: 'supabase-js', file: 'renderer/app/a.ts', code: "export { createClient } from '@supabase/supabase-js';" },
  { arrow: 'supabase-js', file: 'electron/main/a.ts', code: "export { createClient } from '@supabase/supabase-js';" },
  { arrow: 'peerjs', file: 'renderer/call/engine.ts', code: "import { Peer } from 'peerjs'; export const p = Peer;" },
  {
    arrow: 'peerjs',
    file: 'renderer/call/peer-linked.ts',
    code: "import { Peer } from 'peerjs'; export const p = Peer;",
  },
  {
    arrow: 'ipc-main',
    file: 'electron/main/tray.ts',
    code: "import { app, ipcMain } from 'electron'; ipcMain.emit(app.name);",
  },
  { arrow: 'ipc-main', file: 'electron/main/b.ts', code: "export { ipcMain as channel } from 'electron';" },
  { arrow: 'shell', file: 'electron/main/c.ts', code: "import { shell } from 'electron'; shell.beep();" },
  { arrow: 'electron-whole', file: 'electron/main/d.ts', code: "import * as all from 'electron'; all.shell.beep();" },
  {
    arrow: 'electron-whole',
    file: 'electron/main/e.ts',
    code: "import electron from 'electron'; electron.shell.beep();",
  },
  { arrow: 'electron-whole', file: 'electron/main/f.ts', code: "export const f = require('electron');" },
  { arrow: 'electron-own', file: 'electron/main/g.ts', code: "export * from '../../renderer/b.ts';" },
  { arrow: 'clinic-own', file: 'supabase/local/a.ts', code: "export * from '../../renderer/b.ts';" },
  { arrow: 'renderer-own', file: 'renderer/f.ts', code: "export * from '../supabase/local/index.ts';" },
  { arrow: 'no-test-helpers', file: 'renderer/g.ts', code: "export * from '../tests/fakes/desktop.ts';" },
  { arrow: 'no-test-helpers', file: 'electron/main/h.ts', code: "export * from './i.test.ts';" },
];

const lawful: readonly Omit<Case, 'arrow'>[] = [
  { file: 'shared/ok.ts', code: "import * as z from 'zod/mini'; export { a } from './a.ts'; export const ok = z;" },
  { file: 'shared/ok.test.ts', code: "import { join } from 'node:path'; export const ok = join;" },
  { file: 'renderer/features/a/ok.ts', code: "export * from './in/x.ts'; export * from '../../ui/button.ts';" },
  { file: 'renderer/features/a/own.ts', code: "export * from '#shared/domain/a.ts'; export * from '../a/x.ts';" },
  { file: 'renderer/backend/ok.ts', code: "export { createClient } from '@supabase/supabase-js';" },
  { file: 'renderer/call/peer-link.ts', code: "import { Peer } from 'peerjs'; export const peer = Peer;" },
  { file: 'renderer/call/peer-link/open.ts', code: "import { Peer } from 'peerjs'; export const peer = Peer;" },
  { file: 'electron/main/router.ts', code: "import { ipcMain } from 'electron'; export const ok = ipcMain;" },
  { file: 'electron/main/links.ts', code: "import { shell } from 'electron'; export const ok = shell;" },
  {
    file: 'electron/main/types.ts',
    code: "import type { IpcMain, ipcMain } from 'electron'; export type I = IpcMain | typeof ipcMain;",
  },
  {
    file: 'scripts/ok.ts',
    code: "export * from '../electron/main/content-policy.ts'; export * from '../tests/bench/x.ts';",
  },
  {
    file: 'tests/ok.ts',
    code: "export * from '../renderer/b.ts'; export * from 'peerjs'; export * from '@supabase/supabase-js';",
  },
];

let folder = '';
let findings: readonly { file: string; arrow: string }[] = [];

/** The project's own configuration with nothing but the arrows, so that the fixtures need not please every other rule. */
async function lint(): Promise<typeof findings> {
  const config = join(folder, 'arrows.json');
  const plugin = join(project, 'scripts/lint/import-arrows.mjs');
  await writeFile(
    config,
    JSON.stringify({
      plugins: [],
      categories: {},
      jsPlugins: [{ name: 'arrows', specifier: plugin }],
      rules: { 'arrows/imports': 'error' },
    }),
  );
  const oxlint = join(project, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, [oxlint, '-c', config, '-f', 'json', '.'], { cwd: folder }, (_error, stdout) => {
      done(stdout);
    });
  });
  const report: unknown = JSON.parse(output);
  const list = typeof report === 'object' && report !== null && 'diagnostics' in report ? report.diagnostics : [];
  if (!Array.isArray(list)) throw new Error(`oxlint printed no diagnostics: ${output.slice(0, 500)}`);
  return list.map((item: { filename?: unknown; message?: unknown }) => ({
    file: String(item.filename),
    arrow: /^\[([\w-]+)\]/.exec(String(item.message))?.[1] ?? String(item.message),
  }));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arrows-'));
  await writeFile(join(folder, 'package.json'), '{}');
  for (const { file, code } of [...forbidden, ...lawful]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${code}\n`);
  }
  findings = await lint();
});
afterAll(() => rm(folder, { recursive: true }));

describe('import arrows', () => {
  test('the project lints with them', async () => {
    const { default: config } = await import('../../.oxlintrc.json', { with: { type: 'json' } });
    expect(config.rules['arrows/imports']).toBe('error');
    expect(config.jsPlugins).toContainEqual({ name: 'arrows', specifier: './scripts/lint/import-arrows.mjs' });
  });

  test('every arrow has a forbidden example here', () => {
    expect(new Set(forbidden.map(({ arrow }) => arrow))).toEqual(new Set(arrowNames));
  });

  test.each(forbidden)('$arrow refuses $file', ({ arrow, file }) => {
    expect(findings).toContainEqual({ file, arrow });
  });

  test.each(lawful)('$file is allowed', ({ file }) => {
    expect(findings.filter((finding) => finding.file === file)).toEqual([]);
  });
});
