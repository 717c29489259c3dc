import type { WordsAtStart } from '../en/index.ts';
import { app } from './app.ts';
import { dates } from './dates.ts';
import { ui } from './ui.ts';
import { visit } from './visit.ts';

export const atStart: WordsAtStart = { app, dates, ui, visit };
