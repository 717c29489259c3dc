// Opens a page in one look and photographs it whole, with what has to be scrolled to.
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Look } from './looks.ts';

export interface Shot {
  readonly file: string;
  readonly screen: string;
  readonly look: string;
}

export function contextFor(browser: Browser, look: Look): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: look.density,
    colorScheme: look.theme,
    locale: look.language === 'ne' ? 'ne-NP' : 'en-GB',
    timezoneId: 'Asia/Kathmandu',
    reducedMotion: 'reduce',
    permissions: ['camera', 'microphone'],
  });
}

/** Nothing is being read any more, unless a story is about just that, and the letters are those of the app. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => {
    const awaits = document.querySelector('[data-awaits]')?.getAttribute('data-awaits') ?? 'h1';
    const isThere = document.querySelector(awaits) !== null;
    return isThere && (awaits === '.skeleton' || document.querySelector('.shell-main .skeleton') === null);
  });
  await page.evaluate(() => document.fonts.ready);
}

/** The window grows to the page's own height first: its middle scrolls by itself, and a picture would end there. */
export async function shoot(page: Page, look: Look, folder: string, screen: string): Promise<Shot> {
  await settled(page);
  const needed = await page.evaluate(() => {
    const middle = document.querySelector('.shell-main');
    const hidden = middle === null ? 0 : middle.scrollHeight - middle.clientHeight;
    return Math.max(document.documentElement.scrollHeight, window.innerHeight + hidden);
  });
  const height = Math.min(Math.max(needed, look.height), 4000);
  await page.setViewportSize({ width: look.width, height });
  const file = `${screen}--${look.name}.png`;
  // Nothing is hovered over.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, file), animations: 'disabled' });
  await page.setViewportSize({ width: look.width, height: look.height });
  return { file, screen, look: look.name };
}
