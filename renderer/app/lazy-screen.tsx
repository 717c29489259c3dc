import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import type { Part } from '../i18n/en/index.ts';
import { wordsOf } from '../i18n/index.ts';
import { fetchedPart } from '../platform/fetched-part.ts';

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

/** React keeps that a screen could not be loaded: it says so each time, until this is forgotten. */
const failed = new Set<() => void>();

/** Screens that could not be loaded are loaded anew when they are shown next. */
export function forgetFailedScreens(): void {
  for (const forget of failed) forget();
  failed.clear();
}

function lateScreen<Props extends object>(load: () => Promise<ScreenModule<Props>>): LazyScreen<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loadIt = async (): Promise<ScreenModule<Props>> => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  let late: ComponentType<Props> | null = null;
  const whenLoaded = (): ComponentType<Props> => {
    late ??= lazy(() =>
      loadIt().catch((caught: unknown) => {
        failed.add(() => {
          late = null;
        });
        throw caught;
      }),
    );
    return late;
  };
  function Screen(props: Props) {
    // One and the same for as long as it is shown.
    const [Now] = useState<ComponentType<Props>>(() => loaded ?? whenLoaded());
    return <Now {...props} />;
  }
  return Object.assign(Screen, {
    preload: async () => {
      await loadIt();
    },
  });
}

/** @param load the module, whose default is the screen */
export function lazyPart<Props extends object>(load: () => Promise<ScreenModule<Props>>): LazyScreen<Props> {
  return lateScreen(() => fetchedPart(load));
}

/**
 * The same of a screen that says more than what is always there: with its words.
 * @param words the part of them it needs
 */
export function lazyScreen<Props extends object>(
  load: () => Promise<ScreenModule<Props>>,
  words: Part = 'later',
): LazyScreen<Props> {
  return lateScreen(async () => {
    const [screen] = await Promise.all([fetchedPart(load), wordsOf(words)]);
    return screen;
  });
}
