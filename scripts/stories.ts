// `npm run stories`: builds the page of stories and serves it with the app's own headers until Ctrl-C.
import { buildStories, storiesPath } from './lib/build-stories.ts';
import { printFailure } from './lib/failures.mjs';
import { serveStories } from './lib/serve-stories.ts';
import { listenForStop } from './lib/stop.ts';

try {
  using stop = listenForStop();
  await using server = await serveStories(await buildStories());
  console.log(`Stories: ${server.url}${storiesPath}`);
  await new Promise<void>((end) => stop.signal.addEventListener('abort', () => end()));
} catch (error) {
  printFailure(error, process.stderr);
  process.exitCode = 1;
}
