import type { DeepLink } from '#shared/ipc/bridge.ts';
import { signInReturn } from '#shared/ipc/sign-in-return.ts';

export const linkScheme = 'meroclinic';
const uuid = String.raw`[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}`;
const appointment = new RegExp(String.raw`^${linkScheme}:(?://)?appointments/(${uuid})/?$`, 'i');
// Systems may put a slash after the host.
const signedIn = new RegExp(String.raw`^${signInReturn}/?\?code=(${uuid})$`, 'i');
const refused = new RegExp(String.raw`^${signInReturn}/?[?#]error=`, 'i');
/** No link of ours is longer: the Auth service's refusal, with its sentence twice, has some 300 characters. */
const longest = 1000;

/**
 * `meroclinic:appointments/<uuid>`, with or without slashes, and what the Auth service makes of `signInReturn`. A link carries an
 * id or a one-time code and never chooses a path.
 */
export function parseDeepLink(raw: string): DeepLink | null {
  if (raw.length > longest) return null;
  const id = appointment.exec(raw)?.[1];
  if (id !== undefined) return { kind: 'route', route: `/appointments/${id.toLowerCase()}` };
  const code = signedIn.exec(raw)?.[1];
  if (code !== undefined) return { kind: 'sign-in', code: code.toLowerCase() };
  return refused.test(raw) ? { kind: 'sign-in-refused' } : null;
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
