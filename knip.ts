// Dead files, exports and dependencies fail the test command. Every exception has its reason beside it.
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'electron/main/index.ts',
    'electron/preload/index.ts',
    'renderer/main.tsx',
    // Run by package.json through the bootstrap, which names them by computation.
    'scripts/{start,test}.ts',
    // Loaded by name: `npm run bench -- NAME`.
    'tests/bench/*.ts',
  ],
  project: ['{electron,renderer,shared,supabase,scripts,tests}/**/*.{ts,tsx,mjs,cjs}', '*.ts'],
  // A type exported for the reader of a signature is not dead because nobody imports it by name.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
