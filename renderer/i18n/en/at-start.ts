import { app } from './app.ts';
import { dates } from './dates.ts';
import { ui } from './ui.ts';
import { visit } from './visit.ts';

/** What is said before anything else can be loaded, whoever is there. */
export const atStart = { app, dates, ui, visit } as const;
