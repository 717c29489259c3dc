/**
 * Every component in every state, built like the app and never part of it (`npm run stories`).
 * `?story=Group/Name` shows one alone, `?theme=dark`, `?language=ne`, `?longer` with every text 40 % longer.
 */
import { createRoot } from 'react-dom/client';
import { config as configureZod } from 'zod/mini';
import { applyTheme } from '../../app/theme.ts';
import { changeLanguage, languageOf, startI18n } from '../../i18n/index.ts';

import '../base.css';
import '../fonts.css';
import '../tokens.css';
import { lengthenWords } from './longer.ts';
import { StoriesPage } from './StoriesPage.tsx';
import type { StoryGroup } from './story.ts';

configureZod({ jitless: true });

const found = import.meta.glob<StoryGroup>('../../**/*.stories.tsx', { eager: true, import: 'default' });
const groups = Object.values(found).toSorted((one, other) => one.title.localeCompare(other.title));

/** The clock of the stories stands still: what they show is the same whenever one looks. */
const now = Date.parse('2026-11-25T10:24:00+05:45');
Date.now = () => now;

const container = document.querySelector('#root');
if (container === null) throw new Error('index.html has no #root');
const root = createRoot(container);

/** Shows what the address asks for. */
async function show(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const theme = asked.get('theme');
  applyTheme(theme === 'dark' || theme === 'light' ? theme : 'system');
  await changeLanguage(languageOf(asked.get('language') ?? 'en', []));
  root.render(<StoriesPage key={location.search} groups={groups} only={asked.get('story')} />);
}

await startI18n('en');
if (new URLSearchParams(location.search).has('longer')) lengthenWords();
await show();
// Another story of the same page, without all of it being loaded anew.
addEventListener('popstate', () => void show());
