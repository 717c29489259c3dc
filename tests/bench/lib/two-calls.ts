// The app's call and the library's, each between a browser on one host and a browser on the other, over the same lines.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serveBrowser } from '../../../scripts/start/browser-host.ts';
import { startClinic, type Clinic } from '../../../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../../e2e/support/clinic.ts';
import { observe } from '../../e2e/support/observer.ts';
import { signIn } from '../../e2e/support/screens.ts';
import { twoHosts, type TwoHosts } from '../../network/support/two-hosts.ts';
import { callByLibrary, serveLibrary } from './library-call.ts';
import { meter, restored } from './meter.ts';
import { readyToStart } from './visit-pages.ts';
import { writeVoice } from './voice.ts';

/** One call between the two hosts, of whichever kind. */
export interface CallUnderTest {
  readonly pages: readonly [Page, Page];
  /** A fresh call; resolves when both see and hear each other. */
  begin(): Promise<void>;
  end(): Promise<void>;
}

export interface TwoCalls extends AsyncDisposable {
  readonly network: TwoHosts;
  readonly app: CallUnderTest;
  readonly library: CallUnderTest;
}

async function seeAndHear(pages: readonly [Page, Page]): Promise<void> {
  for (const { picture, sound } of await Promise.all(pages.map((page) => restored(page, 30_000)))) {
    if (picture === null || sound === null) throw new Error('a fresh call came to no picture or no sound');
  }
}

function appCall(clinic: Clinic, pages: readonly [Page, Page]): CallUnderTest {
  const [doctor, patient] = pages;
  return {
    pages,
    async begin() {
      await readyToStart(clinic, doctor);
      await doctor.getByRole('button', { name: 'Start video call' }).click();
      await patient.getByRole('button', { name: 'Join video call' }).click();
      await seeAndHear(pages);
    },
    async end() {
      await doctor.getByRole('button', { name: 'End call' }).first().click();
      await Promise.all(pages.map((page) => page.getByRole('button', { name: 'To the appointment' }).click()));
    },
  };
}

function libraryCall(pages: readonly [Page, Page], peerServer: string): CallUnderTest {
  return {
    pages,
    async begin() {
      await callByLibrary(...pages, peerServer);
      await seeAndHear(pages);
    },
    async end() {
      // Nothing of it may go on computing while the other is measured.
      await Promise.all(pages.map((page) => page.reload()));
    },
  };
}

/** @param shaped Whether the lines are going to be shaped, not only cut. */
export async function openTwoCalls({ shaped }: { shaped: boolean }): Promise<TwoCalls> {
  const folder = mkdtempSync(join(tmpdir(), 'meroclinic-voice-'));
  const voice = join(folder, 'voice.wav');
  writeVoice(voice);
  await using stack = new AsyncDisposableStack();
  stack.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const clinic = stack.adopt(
    await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' }),
    (started) => started.close(),
  );
  const library = stack.use(await serveLibrary());
  const page = stack.use(
    await serveBrowser({
      folder: join(projectFolder, 'out/renderer'),
      config: clientConfig(clinic),
      port: { option: '--web-port', port: 0, exact: true },
    }),
  );
  const network = stack.use(
    await twoHosts({
      ports: [...Object.values(clinic.ports), page.port, library.port],
      shaped,
      browserArgs: [`--use-file-for-fake-audio-capture=${voice}`],
    }),
  );
  const open = async (url: string) => [await network.open('a', url), await network.open('b', url)] as const;
  const appPages = await open(page.url);
  const libraryPages = await open(library.url);
  await signIn(appPages[0], 'anisha');
  await signIn(appPages[1], 'sita');
  for (const one of appPages) {
    await observe(one);
    await meter(one);
  }
  const ownership = stack.move();
  return {
    network,
    app: appCall(clinic, appPages),
    library: libraryCall(libraryPages, clinic.peerServer),
    [Symbol.asyncDispose]: () => ownership.disposeAsync(),
  };
}
