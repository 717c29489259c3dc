import { useEffect, useRef, useState, type RefObject } from 'react';

/** Whether something is wider than its frame, so that the frame has to be reached by keyboard to be scrolled. */
export function useScrolls<Frame extends HTMLElement>(): readonly [RefObject<Frame | null>, boolean] {
  const frame = useRef<Frame>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const watched = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    watched.observe(element);
    for (const inside of element.children) watched.observe(inside);
    return () => watched.disconnect();
  }, []);
  return [frame, scrolls];
}
