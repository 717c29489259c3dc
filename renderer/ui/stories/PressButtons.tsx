import { useEffect } from 'react';
import { en, type Words } from '../../i18n/en/index.ts';
import { currentLanguage, i18n } from '../../i18n/index.ts';

/** A button by its words, in whichever language is shown. */
export type ButtonWords = (words: Words) => string;

const pressed = 'button:not(:disabled), [role="tab"], [role="menuitem"]';

/** All words of the language shown; the stories have loaded them. */
function wordsShown(): Words {
  const rooms = Object.keys(en).map((room) => [room, i18n.getResourceBundle(currentLanguage(), room)] as const);
  return Object.assign(Object.create(null), Object.fromEntries(rooms));
}

/** Presses buttons, tabs and actions of menus one after the other, each as soon as it is there: for what a screen shows only then. */
export function PressButtons({ buttons }: { readonly buttons: readonly ButtonWords[] }) {
  useEffect(() => {
    const shown = wordsShown();
    const left = buttons.map((words) => words(shown));
    const observer = new MutationObserver(() => press());
    const press = (): void => {
      const [name] = left;
      if (name === undefined) {
        observer.disconnect();
        return;
      }
      const named = (button: Element): boolean =>
        (button.getAttribute('aria-label') ?? button.textContent.trim()) === name;
      const button = [...document.querySelectorAll(pressed)].findLast(named);
      if (!(button instanceof HTMLElement)) return;
      left.shift();
      // As a keyboard does it: a dialog gives the focus back to it. An action of a menu goes with the menu.
      button.focus();
      if (button instanceof HTMLButtonElement) {
        for (const before of document.querySelectorAll('[data-pressed]')) before.removeAttribute('data-pressed');
        button.dataset['pressed'] = '';
      }
      button.click();
    };
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    press();
    return () => observer.disconnect();
  }, [buttons]);
  return null;
}
