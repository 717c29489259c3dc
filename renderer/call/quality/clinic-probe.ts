/** How often the clinic is asked while the connection is weak, ms; while it is good, once for the comparison. */
const everyMs = 10_000;
/** An answer that takes longer is none, ms. */
const patienceMs = 5_000;

export interface ClinicProbe {
  /** The newest answer's time, ms; `Infinity`: none came; null: not asked yet. */
  current(): number | null;
  /** Asks when the last answer is old; never two at once. @param now ms on a steady clock */
  askAgain(now: number): void;
}

/** The third point that tells whose end is weak. @param ask one small request to the clinic */
export function clinicProbe(ask: () => Promise<unknown>): ClinicProbe {
  let answer: number | null = null;
  let askedAt = -Infinity;
  let asking = false;

  const probe = async () => {
    asking = true;
    const began = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('no answer in time'));
      }, patienceMs);
    });
    try {
      await Promise.race([ask(), tooLong]);
      answer = performance.now() - began;
    } catch {
      answer = Infinity;
    } finally {
      clearTimeout(timer);
      asking = false;
    }
  };
  return {
    current: () => answer,
    askAgain(now) {
      if (asking || now - askedAt < everyMs) return;
      askedAt = now;
      void probe();
    },
  };
}
