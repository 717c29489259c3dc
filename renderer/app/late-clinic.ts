import type { AccountBackend, Backend } from '../backend/backend.ts';

/** After this long without the clinic nothing can be expected to arrive, in ms. */
const patience = 5000;

/** Every request waits for the clinic's client and goes on there; to who asks, it is only a slower answer. */
function late<Part extends object>(part: () => Promise<Part>): Part {
  const target: Part = Object.create(null);
  return new Proxy(target, {
    get:
      (_target, name) =>
      async (...given: unknown[]): Promise<unknown> => {
        const owner = await part();
        const method: unknown = Reflect.get(owner, name);
        if (typeof method !== 'function') throw new TypeError(`The clinic has no request "${String(name)}"`);
        return Reflect.apply(method, owner, given);
      },
  });
}

/**
 * The clinic from the first moment on, before its client is loaded and knows who is signed in.
 * @param ready resolves with the client once somebody is signed in there
 */
export function lateClinic(ready: () => Promise<Backend>, account: AccountBackend): Backend {
  return {
    account,
    administration: late(async () => (await ready()).administration),
    booking: late(async () => (await ready()).booking),
    calls: late(async () => (await ready()).calls),
    notifications: late(async () => (await ready()).notifications),
    clinic: late(async () => (await ready()).clinic),
    hours: late(async () => (await ready()).hours),
    personal: late(async () => (await ready()).personal),
    records: late(async () => (await ready()).records),
    visits: late(async () => (await ready()).visits),
    pathIsBack() {
      // Without the client nothing hangs.
      void ready().then(
        (backend) => backend.pathIsBack(),
        () => undefined,
      );
    },
    watch(listener) {
      let over = false;
      let end = (): void => undefined;
      listener.state?.('catching-up');
      const slow = setTimeout(() => listener.state?.('offline'), patience);
      const begin = async (): Promise<void> => {
        const backend = await ready();
        clearTimeout(slow);
        if (!over) end = backend.watch(listener);
      };
      // That the client cannot be loaded at all is said by who loads it.
      begin().catch(() => listener.state?.('offline'));
      return () => {
        over = true;
        clearTimeout(slow);
        end();
      };
    },
  };
}
