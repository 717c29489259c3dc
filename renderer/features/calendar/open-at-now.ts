import { useEffect, useRef, type RefObject } from 'react';

/** What a week is opened at: this moment, else today, else its first visit. */
const places = ['.week-now', '.week-day[data-today="true"]', '.week-place'];

/**
 * Brings this moment into sight as the week opens. Only then: who turns the weeks over keeps the buttons below the pointer.
 * Nothing moves where it is in the upper half of the window already. @param isReady the week is drawn
 */
export function useOpenAtNow(isReady: boolean): RefObject<HTMLDivElement | null> {
  const week = useRef<HTMLDivElement>(null);
  const isOpen = useRef(false);
  useEffect(() => {
    if (!isReady || isOpen.current) return;
    isOpen.current = true;
    const place = places
      .map((selector) => week.current?.querySelector(selector))
      .find((element) => element?.checkVisibility() === true);
    if (place && place.getBoundingClientRect().top > window.innerHeight / 2) place.scrollIntoView({ block: 'start' });
  }, [isReady]);
  return week;
}
