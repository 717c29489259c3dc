import type { DeepLink } from '#shared/ipc/bridge.ts';

export const linkScheme = 'meroclinic';
const pattern = new RegExp(
  String.raw`^${linkScheme}:(?://)?appointments/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})/?$`,
  'i',
);

/** `meroclinic:appointments/<uuid>`, with or without slashes. A link carries an id and never chooses a path. */
export function parseDeepLink(raw: string): DeepLink | null {
  const id = pattern.exec(raw)?.[1];
  return id === undefined ? null : { route: `/appointments/${id.toLowerCase()}` };
}

/** The link among the arguments of a start; it is the last one, after whatever switches the system added. */
export function linkAmong(args: readonly string[]): string | undefined {
  return args.findLast((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`));
}

/** Holds the newest link until the page has asked for it; from then on the page is told. */
export class DeepLinks {
  #pending: DeepLink | null = null;
  #tell: ((link: DeepLink) => void) | undefined;

  /** @returns false for anything that is not a link of ours, which is ignored */
  follow(raw: string): boolean {
    const link = parseDeepLink(raw);
    if (!link) return false;
    if (this.#tell) this.#tell(link);
    else this.#pending = link;
    return true;
  }

  /** The page asks when it has started and listens. */
  take(tell: (link: DeepLink) => void): DeepLink | null {
    this.#tell = tell;
    const link = this.#pending;
    this.#pending = null;
    return link;
  }

  /** The page went away (reload, crash): links wait again. */
  pageGone(): void {
    this.#tell = undefined;
  }
}
