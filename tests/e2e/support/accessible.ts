// What every screen is held to: nothing axe finds, nothing on the console, no sideways scrolling, every control within reach of Tab.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Looked {
  /** `colours`: what another theme may change of a page that was looked at with all rules. */
  readonly rules?: 'all' | 'colours';
  /** CSS selector of what was looked at on another page. */
  readonly without?: string | undefined;
}

export async function expectAccessible(
  page: Page,
  screen: string,
  { rules = 'all', without }: Looked = {},
): Promise<void> {
  // There are no frames: what `legacy` leaves out is a second page, opened each time to put their results together.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(rules === 'colours' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  });
  if (without !== undefined) axe.exclude(without);
  // What was looked at while it came in is looked at once more: what is wrong with it stays wrong.
  const look = async (): Promise<readonly string[]> => {
    await page.evaluate(stillness);
    const { violations } = await axe.analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  };
  await expect.poll(look, { message: screen, timeout: 30_000 }).toEqual([]);
}

/** Colours that are on their way to others are neither: what comes to an end within a second has ended. */
async function stillness(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const ending = document
    .getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && Number(effect?.getComputedTiming().endTime) < 1_000);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** What a page should never say: errors, and refusals of the content policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return complaints;
}

export async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
}

/**
 * Walks the page with Tab alone and gives the controls that were never reached, by their HTML, and those that did not show that
 * they have the focus by one ring and no more. One of a group (radios, tabs) stands for all: arrow keys go on from there.
 */
export async function walkByTab(page: Page): Promise<{ missed: readonly string[]; unclear: readonly string[] }> {
  await page.evaluate(() => {
    const controls = document.querySelectorAll(
      'a[href], button, input:not([type="hidden"]), textarea, select, [tabindex="0"]',
    );
    for (const [index, control] of controls.entries()) control.setAttribute('data-walk', String(index));
    document.body.focus();
  });
  const reached = new Set<string>();
  const unclear: string[] = [];
  const most = 20 + (await page.locator('[data-walk]').count());
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const rings = [...document.querySelectorAll('*')].filter((each) => {
        const { outlineStyle } = getComputedStyle(each);
        const { width, height } = each.getBoundingClientRect();
        // A box that is drawn hides the input below it; the choice in an open list is shown beside the field that is written into.
        const beside = each.matches('label input:is([type="checkbox"], [type="radio"]), [role="listbox"] *');
        return outlineStyle !== 'none' && Math.min(width, height) > 2 && !beside;
      });
      const [ring] = rings;
      // It may be on what frames a control that itself is not drawn, such as the box of a checkbox.
      const clear = rings.length === 1 && (ring?.contains(element) || element.closest('label')?.contains(ring ?? null));
      return {
        walk: element.getAttribute('data-walk') ?? '',
        clear,
        html: `${String(rings.length)} rings: ${element.outerHTML.slice(0, 160)}`,
      };
    });
    if (focus === null) continue;
    if (focus.clear !== true) unclear.push(focus.html);
    if (reached.has(focus.walk)) break;
    reached.add(focus.walk);
  }
  const missed = await page.evaluate(
    (walked) =>
      [...document.querySelectorAll('[data-walk]')]
        .filter((control) => {
          if (walked.includes(control.getAttribute('data-walk') ?? '')) return false;
          const disabled = control.matches(
            ':disabled, [data-disabled], [tabindex="-1"], [aria-hidden="true"], [inert] *',
          );
          const hidden = control.closest('[aria-hidden="true"], [hidden], [inert]') !== null;
          const group = control.closest('[role="radiogroup"], [role="tablist"], [role="grid"], fieldset');
          const standsFor =
            group !== null &&
            [...group.querySelectorAll('[data-walk]')].some((other) =>
              walked.includes(other.getAttribute('data-walk') ?? ''),
            );
          return !disabled && !hidden && !standsFor;
        })
        .map((control) => control.outerHTML.slice(0, 160)),
    [...reached],
  );
  return { missed, unclear };
}
