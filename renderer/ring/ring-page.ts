import type { RingAnswer, RingBridge, RingView } from '#shared/ipc/ring.ts';
import { digitsOf } from '#shared/digits.ts';

/**
 * Shows the call, counts down, sounds until it is answered or sent away, and says what was pressed. When the call is over the
 * whole window goes, so nothing here ends it.
 * @param startTone sounds until the returned function is called
 */
export async function startRingPage(document: Document, ring: RingBridge, startTone: () => () => void): Promise<void> {
  const read = await ring.invoke('ring:read');
  if (!read.ok || read.value === null) return;
  const { sessionId } = read.value;
  let view = read.value;
  let shownAt = performance.now();
  show(document, view);
  let tone: (() => void) | null = startTone();
  const silence = (): void => {
    tone?.();
    tone = null;
  };
  const count = (): void => {
    const left = Math.max(0, Math.ceil(view.secondsLeft - (performance.now() - shownAt) / 1000));
    element(document, 'countdown').textContent = view.countdown.replace('{seconds}', digitsOf(view.digits, left));
  };
  count();
  setInterval(count, 250);

  ring.listen('ring:changed', (changed) => {
    view = changed;
    shownAt = performance.now();
    show(document, view);
    count();
  });
  ring.listen('ring:silenced', silence);

  const answer = (action: RingAnswer['action']): void => {
    silence();
    void ring.invoke('ring:answer', { sessionId, action });
  };
  element(document, 'join').addEventListener('click', () => answer('join'));
  element(document, 'not-now').addEventListener('click', () => answer('not-now'));
  element(document, 'two-minutes').addEventListener('click', () => answer('two-minutes'));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') void ring.invoke('ring:hide');
  });
}

function show(document: Document, view: RingView): void {
  document.documentElement.lang = view.language;
  if (view.theme !== 'system') document.documentElement.dataset['theme'] = view.theme;
  element(document, 'title').textContent = view.title;
  element(document, 'body').textContent = view.body;
  element(document, 'join').textContent = view.join;
  element(document, 'not-now').textContent = view.notNow;
  element(document, 'two-minutes').textContent = view.twoMinutes;
  document.title = view.title;
  document.querySelector('main')?.removeAttribute('hidden');
}

/** @throws when index.html and this file have come apart */
function element(document: Document, id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`#${id}`);
  if (!found) throw new Error(`the ring window has no #${id}`);
  return found;
}
