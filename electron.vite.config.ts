import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { leaveOut } from './scripts/lib/left-out.ts';

const inProject = (path: string): string => resolve(import.meta.dirname, path);

/** Electron 45 is Chromium 156 and Node 24; electron-vite 6 knows targets up to 44. */
const nodeTarget = 'node24';
const pageTarget = 'chrome146';

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      minify: true,
      // Everything is bundled: one file to load instead of some hundred packages in the archive.
      externalizeDeps: false,
      rolldownOptions: { input: { index: inProject('electron/main/index.ts') } },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      minify: true,
      // A sandboxed preload is one CommonJS file that can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: inProject('electron/preload/index.ts'), ring: inProject('electron/preload/ring.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: inProject('renderer'),
    plugins: [leaveOut(inProject('renderer/backend/left-out')), react()],
    build: {
      target: pageTarget,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: inProject('renderer/index.html'), ring: inProject('renderer/ring/index.html') },
      },
    },
  },
});
