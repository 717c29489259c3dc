/** No request of the client takes this long on a line that still carries a visit; longer is "not reachable", in ms. */
const deadline = 15_000;
/** Whoever was asked this long before the line came back was asked over the lost one, in ms. */
const hungAfter = 1_000;

/** The client's requests: each ends within its deadline, and all that hang can be given up together. */
export class Requests {
  readonly #underWay = new Map<AbortController, number>();

  readonly fetch: typeof fetch = async (input, init) => {
    const controller = new AbortController();
    const giveUp = setTimeout(() => stop(controller), deadline);
    const signal = init?.signal ? AbortSignal.any([init.signal, controller.signal]) : controller.signal;
    this.#underWay.set(controller, performance.now());
    try {
      // Answers hold names and reasons of visits; the browser's cache would write them to the disk as they are.
      const response = await fetch(input, { ...init, signal, cache: 'no-store' });
      // The body may still be on its way when the line is lost.
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(withoutBody.has(status) ? null : body, { status, statusText, headers });
    } finally {
      clearTimeout(giveUp);
      this.#underWay.delete(controller);
    }
  };

  /** The line was lost and is back: what hangs would wait for its next packet, and keep its place in the browser's queue. */
  giveUpHung(): void {
    const now = performance.now();
    for (const [controller, begun] of this.#underWay) if (now - begun >= hungAfter) stop(controller);
  }
}

/** Statuses that must not have a body (Fetch standard, "null body status"). */
const withoutBody: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** The same fault, whoever lost patience. */
function stop(controller: AbortController): void {
  controller.abort(new DOMException('The clinic did not answer in time', 'TimeoutError'));
}
