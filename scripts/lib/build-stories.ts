// The page of stories, built as the app's page is and beside it: what ships is built from another entry and never holds a story.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cacheFolder, root } from './paths.ts';

/** Path of the page on the server of the built folder. */
export const storiesPath = 'ui/stories/index.html';

/** @param name of the build; two that run at once need two. @returns the folder to be served */
export async function buildStories(name = 'stories'): Promise<string> {
  const outDir = join(cacheFolder, name);
  await build({
    configFile: false,
    root: join(root, 'renderer'),
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome146',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(root, 'renderer', storiesPath) },
    },
  });
  return outDir;
}
