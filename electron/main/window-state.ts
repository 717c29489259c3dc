import type { Rectangle } from 'electron';
import { z } from 'zod/mini';
import type { StoredFile } from './stored-file.ts';

export interface WindowState {
  /** Of the window when it is neither maximised nor full screen; undefined until it was moved or sized. */
  bounds?: Rectangle | undefined;
  maximized: boolean;
  /** The person was told that closing the window does not end the app. */
  closeExplained: boolean;
}

const side = z.int().check(z.minimum(-100_000), z.maximum(100_000));
const stored = z.object({
  bounds: z.optional(z.object({ x: side, y: side, width: side, height: side })),
  maximized: z.boolean(),
  closeExplained: z.boolean(),
});

/** How the window was left, kept for the next start. */
export class WindowStateStore {
  readonly #file: StoredFile;
  #state: WindowState;

  constructor(file: StoredFile) {
    this.#file = file;
    const parsed = stored.safeParse(file.content);
    this.#state = parsed.success ? parsed.data : { maximized: false, closeExplained: false };
  }

  read(): WindowState {
    return this.#state;
  }

  /** Losing a window's place on a full disk is not worth telling anybody. */
  change(patch: Partial<WindowState>): void {
    const next = { ...this.#state, ...patch };
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    this.#file.write({ ...next }).catch(() => undefined);
  }
}

/** This much of the window must be on some display for it to be found and dragged, in device-independent pixels. */
const graspable = { width: 120, height: 60 };

/**
 * The kept place, if enough of it is on a display that is there now; displays change between starts.
 * @returns undefined where the system should choose the place
 */
export function placeToRestore(
  bounds: Rectangle | undefined,
  workAreas: readonly Rectangle[],
  minimum: { width: number; height: number },
): Rectangle | undefined {
  if (!bounds || bounds.width < minimum.width || bounds.height < minimum.height) return undefined;
  const area = workAreas.find((each) => {
    const width = Math.min(each.x + each.width, bounds.x + bounds.width) - Math.max(each.x, bounds.x);
    // The title bar is what the window is dragged by, so its top must be inside.
    const top = bounds.y >= each.y - 8 && bounds.y + graspable.height <= each.y + each.height;
    return width >= graspable.width && top;
  });
  if (!area) return undefined;
  // A window that was larger than today's display would hide its own controls.
  return { ...bounds, width: Math.min(bounds.width, area.width), height: Math.min(bounds.height, area.height) };
}
