/** Puts the client together: host, words and colours, the clinic's address, and then the screens. */
import { createRoot, type Root } from 'react-dom/client';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { DesktopBridge, Settings } from '#shared/ipc/bridge.ts';
import { App, SignedIn, SignInScreen } from './app/App.tsx';
import { fetchedPart } from './platform/fetched-part.ts';
import { LazyBackend } from './app/lazy-backend.ts';
import { CannotStart } from './app/Starting.tsx';
import { rememberedPerson, rememberPerson } from './app/remembered-person.ts';
import { applyTheme } from './app/theme.ts';
import { sessionKey } from './backend/session-key.ts';
import { changeLanguage, languageOf, laterWords, startI18n } from './i18n/index.ts';
import { getPlatform } from './platform/index.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

// The content policy forbids evaluating text as code, which zod would otherwise try. Zod itself comes later, and finds this.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const languageFor = (settings: Settings) => languageOf(settings.language, navigator.languages);

function keepRemembering(lazyBackend: LazyBackend, platform: DesktopBridge): void {
  let before: unknown = null;
  lazyBackend.subscribe(() => {
    const state = lazyBackend.current();
    if (state.kind === 'unknown') return;
    const person = state.kind === 'signed-in' ? state.profile : null;
    if (person === before) return;
    before = person;
    rememberPerson(platform, person).catch((caught: unknown) =>
      console.error('Who is signed in could not be kept for the next start', caught),
    );
  });
}

/** After this long without its script the first screen is begun without it, ms. */
const patience = 300;

/** Once the door is drawn and nothing else is to do. */
async function afterTheDoor(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await new Promise((idle) => requestIdleCallback(idle, { timeout: 2000 }));
  // Why somebody is not let in is said in them.
  laterWords().catch(() => undefined);
}

async function start(root: Root, platform: DesktopBridge): Promise<void> {
  const settings = await platform.invoke('settings:read').catch((caught: unknown) => {
    console.error('Settings could not be read; starting with the defaults', caught);
    return defaultSettings;
  });
  applyTheme(settings.theme);
  // Beside what is read meanwhile. Without words something is shown all the same: errors have their codes.
  const inWords = startI18n(languageFor(settings), 'at-start').catch((caught: unknown) => {
    console.error('The words could not be loaded', caught);
  });
  platform.listen('settings:changed', (changed) => {
    applyTheme(changed.theme);
    void changeLanguage(languageFor(changed));
  });

  try {
    const config = await platform.invoke('config:read').catch((caught: unknown) => {
      throw new Failure('no_configuration', caught);
    });
    const stored = await platform.invoke('session:read', sessionKey);
    const lazyBackend = new LazyBackend(
      async () => {
        const { createSupabaseBackend } = await fetchedPart(() => import('./backend/supabase-backend.ts'));
        return createSupabaseBackend(config, platform);
      },
      stored === null ? 'nobody' : ((await rememberedPerson(platform)) ?? 'someone'),
    );
    keepRemembering(lazyBackend, platform);
    const load = (): void => {
      lazyBackend.load().catch((caught: unknown) => {
        console.error('The clinic’s client could not be loaded', caught);
        // The form says it itself when somebody signs in; with nobody at a form it has to be said here.
        if (stored !== null) root.render(<CannotStart error={caught} />);
      });
    };
    if (stored !== null) load();
    await inWords;
    const screen = stored === null ? SignInScreen : SignedIn;
    await Promise.race([
      // What cannot be loaded is said where it is shown.
      screen.preload().catch(() => undefined),
      new Promise((late) => setTimeout(late, patience)),
    ]);
    root.render(<App lazyBackend={lazyBackend} platform={platform} config={config} />);
    if (stored === null) void afterTheDoor().then(load);
  } catch (caught) {
    console.error('The client cannot start', caught);
    await inWords;
    root.render(<CannotStart error={caught} />);
  }
}

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');
void start(createRoot(container), getPlatform());
