// A build of the client with one file more: a language that is English 40 % longer, accented and in brackets.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { leaveOut } from '../../../scripts/lib/left-out.ts';
import { storiesPath } from '../../../scripts/lib/build-stories.ts';
import { cacheFolder, root } from '../../../scripts/lib/paths.ts';

/** The tag of pseudo-languages. */
export const thirdLanguage = 'qps';

/** All there is to a language: its words. */
const file = `
import { atStart as english } from '../en/at-start.ts';
import { desktop as englishDesktop } from '../en/desktop.ts';

const accents = { a: 'á', e: 'ë', i: 'î', o: 'ø', u: 'ü', A: 'Á', E: 'Ë', I: 'Î', O: 'Ø', U: 'Ü' };
const accented = (text) => text.replace(/\\{\\{\\w+\\}\\}|\\{\\w+\\}|[aeiouAEIOU]/g, (found) => accents[found] ?? found);
function longer(sentence) {
  if (/^[0-9]{10}$/.test(sentence)) return sentence;
  const extra = Math.ceil(sentence.replaceAll(/\\{\\{\\w+\\}\\}/g, '').length * 0.4);
  const filling = 'lông wørds '.repeat(Math.ceil(extra / 11)).slice(0, extra).trim();
  return '[' + accented(sentence) + (filling === '' ? '' : ' ' + filling) + ']';
}
const all = (tree) =>
  typeof tree === 'string'
    ? longer(tree)
    : typeof tree === 'object' && tree !== null
      ? Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, all(value)]))
      : tree;

export const words = {
  atStart: all(english),
  door: async () => all((await import('../en/door.ts')).door),
  doctor: async () => all((await import('../en/doctor.ts')).doctor),
  later: async () => all((await import('../en/later.ts')).later),
};
export const desktop = all(englishDesktop);
`;

/** @returns the folder to be served: the client's page, and the page of stories beside it */
export async function buildWithThirdLanguage(): Promise<string> {
  const copy = join(cacheFolder, 'third-language');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const part of ['renderer', 'shared', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  writeFileSync(join(copy, 'renderer/i18n/languages', `${thirdLanguage}.ts`), file);
  const outDir = join(copy, 'out');
  await build({
    configFile: false,
    root: join(copy, 'renderer'),
    logLevel: 'error',
    plugins: [leaveOut(join(copy, 'renderer/backend/left-out')), react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome146',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: join(copy, 'renderer/index.html'), stories: join(copy, 'renderer', storiesPath) },
      },
    },
  });
  return outDir;
}
