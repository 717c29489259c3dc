import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import './announcer.css';

type Announce = (text: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** Long enough to be read twice, in ms. */
const shownFor = 5000;

/** Says something briefly, on the screen and to screen readers. For what must not be missed use a Banner. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly text: string; readonly turn: number } | null>(null);
  const announce = useCallback<Announce>((text) => setSaid((before) => ({ text, turn: (before?.turn ?? 0) + 1 })), []);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), shownFor);
    return () => clearTimeout(timer);
  }, [said]);

  const shown = useMemo(
    () =>
      said && (
        <span key={said.turn} className="announcement">
          {said.text}
        </span>
      ),
    [said],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <output className="announcer">{shown}</output>
    </AnnounceContext>
  );
}
