import { useRef, useState } from 'react';

export interface Submission {
  readonly busy: boolean;
  readonly error: unknown;
  readonly run: (work: () => Promise<void>) => void;
}

/** One attempt at a time; a new one forgets the error of the last. */
export function useSubmit(): Submission {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const running = useRef(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setState({ busy: true, error: null });
    try {
      await work();
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    } finally {
      running.current = false;
    }
  };
  return { ...state, run: (work) => void attempt(work) };
}
