import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';

/** Where the own picture lies. */
export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

const storageKey = 'meroclinic.self-view';
const corners: readonly Corner[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];

/** Clockwise. */
const around = {
  'bottom-right': 'bottom-left',
  'bottom-left': 'top-left',
  'top-left': 'top-right',
  'top-right': 'bottom-right',
} as const;

/** The corner after an arrow key; others leave it where it is. */
export function cornerAfter(corner: Corner, key: string): Corner {
  const [vertical, horizontal] = [corner.startsWith('top'), corner.endsWith('left')];
  const at = (top: boolean, left: boolean): Corner => `${top ? 'top' : 'bottom'}-${left ? 'left' : 'right'}`;
  switch (key) {
    case 'ArrowUp':
      return at(true, horizontal);
    case 'ArrowDown':
      return at(false, horizontal);
    case 'ArrowLeft':
      return at(vertical, true);
    case 'ArrowRight':
      return at(vertical, false);
    default:
      return corner;
  }
}

/** Moves the own picture from corner to corner, with the pointer or the arrow keys; the choice is kept. */
export function useSelfPlace() {
  const [corner, setCorner] = useState<Corner>(() => {
    const kept = localStorage.getItem(storageKey);
    return corners.find((each) => each === kept) ?? 'bottom-right';
  });
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const place = (next: Corner): void => {
    localStorage.setItem(storageKey, next);
    setCorner(next);
  };
  const settle = (event: PointerEvent<HTMLElement>): void => {
    const began = from.current;
    from.current = null;
    event.currentTarget.style.transform = '';
    if (!began || Math.hypot(event.clientX - began.x, event.clientY - began.y) < 8) return;
    const stage = event.currentTarget.closest('.call-main')?.getBoundingClientRect();
    if (!stage) return;
    const top = event.clientY < stage.top + stage.height / 2;
    const left = event.clientX < stage.left + stage.width / 2;
    place(`${top ? 'top' : 'bottom'}-${left ? 'left' : 'right'}`);
  };
  return {
    corner,
    handlers: {
      /** Pressed without a pointer: one corner on. */
      onClick(event: MouseEvent) {
        if (event.detail === 0) place(around[corner]);
      },
      onKeyDown(event: KeyboardEvent) {
        const next = cornerAfter(corner, event.key);
        if (next === corner) return;
        event.preventDefault();
        place(next);
      },
      onPointerDown(event: PointerEvent<HTMLElement>) {
        from.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const began = from.current;
        if (!began) return;
        const [x, y] = [event.clientX - began.x, event.clientY - began.y];
        event.currentTarget.style.transform = `translate(${String(x)}px, ${String(y)}px)`;
      },
      onPointerUp: settle,
      onPointerCancel: settle,
    },
  };
}
