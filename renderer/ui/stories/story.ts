import type { ReactNode } from 'react';

/** One component, or one screen, in one state. */
export interface Story {
  readonly name: string;
  readonly render: () => ReactNode;
  /** Covers the page, or takes the focus: it is shown by itself, at `?story=Group/Name`. */
  readonly alone?: boolean;
  /** A whole page with landmarks and headings of its own: alone, and without those of the stories. */
  readonly page?: boolean;
  /** CSS selector of what has to be there before it is looked at. */
  readonly awaits?: string;
}

/** What a `*.stories.tsx` file gives: `export default group(...)`. They are found by that name, wherever in the renderer. */
export interface StoryGroup {
  readonly title: string;
  readonly stories: readonly Story[];
}

export const group = (title: string, stories: readonly Story[]): StoryGroup => ({ title, stories });
