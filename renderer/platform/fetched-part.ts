import { Failure } from '#shared/errors/failure.ts';

/** Before a part is asked for again, ms: a network that changes cuts off every request of that moment. */
const againAfter: readonly number[] = [200, 1_000, 3_000];

/** Style sheets that did not arrive. Vite asks for each only once, so that a second attempt would show a screen without its looks. */
const missingStyles = new Set<HTMLLinkElement>();
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missingStyles.add(target);
  },
  // It does not bubble.
  true,
);

function styleAgain(missing: HTMLLinkElement): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = missing.href;
  return new Promise((arrived, refused) => {
    link.addEventListener('load', () => {
      missingStyles.delete(missing);
      missing.remove();
      arrived();
    });
    link.addEventListener('error', () => {
      // The one it was to take the place of stands for it.
      missingStyles.delete(link);
      link.remove();
      refused(new Error(`${missing.href} could not be fetched`));
    });
    missing.after(link);
  });
}

/**
 * A part of the client's script with its style sheets, asked for a few times.
 * @throws Failure `server_unreachable` when it still does not come; asked again, it is fetched again
 */
export async function fetchedPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (const ms of againAfter) {
    try {
      return await attempt(load);
    } catch (caught) {
      console.warn('A part of the client could not be fetched, and is asked for again', caught);
      await new Promise((later) => setTimeout(later, ms));
    }
  }
  try {
    return await attempt(load);
  } catch (caught) {
    throw new Failure('server_unreachable', caught);
  }
}

async function attempt<Part>(load: () => Promise<Part>): Promise<Part> {
  await Promise.all([...missingStyles].map(styleAgain));
  return load();
}
