// In what ways every screen is photographed.
import { en } from '../../renderer/i18n/en/index.ts';
import { ne } from '../../renderer/i18n/ne/index.ts';
import type { Words } from '../../renderer/i18n/en/index.ts';

export interface Look {
  readonly name: string;
  readonly language: 'en' | 'ne';
  readonly theme: 'light' | 'dark';
  /** CSS px. A page zoomed to 200 % has half of them, twice as dense. */
  readonly width: number;
  readonly height: number;
  readonly density: 1 | 2;
}

const window = { width: 1280, height: 800, density: 1 } as const;

export const looks: readonly Look[] = [
  { name: 'en-light', language: 'en', theme: 'light', ...window },
  { name: 'en-dark', language: 'en', theme: 'dark', ...window },
  { name: 'ne-light', language: 'ne', theme: 'light', ...window },
  { name: 'ne-dark', language: 'ne', theme: 'dark', ...window },
  { name: 'zoom-200', language: 'en', theme: 'light', width: 640, height: 400, density: 2 },
  { name: 'narrow', language: 'ne', theme: 'light', width: 390, height: 800, density: 1 },
];

export const wordsOf = (language: Look['language']): Words => (language === 'ne' ? ne : en);
