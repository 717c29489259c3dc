// Four kinds of tests by what they need: nothing (unit, page), a database (database), a whole clinic (clinic), the commands (start).
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Starting a clinic takes 4 s on an idle machine; a busy one may need ten times as long. */
const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        // The main process runs over the stand-in, without a browser.
        resolve: { alias: { electron: resolve(import.meta.dirname, 'tests/electron-stand-in/index.ts') } },
        test: {
          name: 'unit',
          include: ['{electron,shared,scripts}/**/*.test.ts', 'tests/{electron-stand-in,bench}/**/*.test.ts'],
          environment: 'node',
          // Through the alias too: left to Node, it would import the real package, which fetches its program.
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'page',
          include: ['renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['renderer/app/test-setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['tests/{policies,security}/**/*.test.ts', 'supabase/tests/**/*.test.ts'],
          ...slow,
        },
      },
      {
        test: {
          name: 'clinic',
          include: ['supabase/local/**/*.test.ts', 'tests/{clinic,backend}/**/*.test.ts'],
          ...slow,
        },
      },
      {
        test: {
          name: 'start',
          include: ['tests/start/**/*.test.ts'],
          exclude: process.platform === 'win32' ? ['tests/start/posix-*.test.ts'] : [],
          fileParallelism: false,
          ...slow,
          testTimeout: 180_000,
        },
      },
    ],
  },
});
