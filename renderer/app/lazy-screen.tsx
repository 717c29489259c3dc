import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import type { Part } from '../i18n/en/index.ts';
import { wordsOf } from '../i18n/index.ts';

/** A screen in a chunk of its own. */
export interface LazyScreen<Props> {
  (props: Props): ReactNode;
  /**
   * Loads it ahead of its moment: then it is shown at once. React lets whoever waits for a chunk wait for another 300 ms, so
   * that placeholders do not flicker.
   */
  readonly preload: () => Promise<void>;
}

interface ScreenModule<Props> {
  readonly default: ComponentType<Props>;
}

/** @param load the module, whose default is the screen */
export function lazyPart<Props extends object>(load: () => Promise<ScreenModule<Props>>): LazyScreen<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loadIt = async (): Promise<ScreenModule<Props>> => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  const Late = lazy(loadIt);
  function Screen(props: Props) {
    // One and the same for as long as it is shown.
    const [Now] = useState<ComponentType<Props>>(() => loaded ?? Late);
    return <Now {...props} />;
  }
  return Object.assign(Screen, {
    preload: async () => {
      await loadIt();
    },
  });
}

/**
 * The same of a screen that says more than what is always there: with its words.
 * @param words the part of them it needs
 */
export function lazyScreen<Props extends object>(
  load: () => Promise<ScreenModule<Props>>,
  words: Part = 'later',
): LazyScreen<Props> {
  return lazyPart(async () => {
    const [screen] = await Promise.all([load(), wordsOf(words)]);
    return screen;
  });
}
