// Four kinds of tests by what they need: nothing (unit, page), a database (database), a whole clinic (clinic), the commands (start).
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Starting a clinic takes 4 s on an idle machine; a busy one may need ten times as long. */
const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{electron,shared,scripts}/**/*.test.ts'],
          environment: 'node',
          // An ES module that imports `electron`; inlined, so that tests can replace it.
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        plugins: [react()],
        test: { name: 'page', include: ['renderer/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
      },
      {
        test: {
          name: 'database',
          include: ['tests/{policies,security}/**/*.test.ts', 'supabase/tests/**/*.test.ts'],
          ...slow,
        },
      },
      {
        test: { name: 'clinic', include: ['supabase/local/**/*.test.ts', 'tests/{clinic,backend}/**/*.test.ts'], ...slow },
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
