import { useCallback, useMemo, useState } from 'react';

/** What may lie beside or over the picture; one at a time. */
export type Panel = 'chat' | 'notes' | 'devices' | 'quality' | 'safety' | 'shortcuts';

export interface CallPanels {
  readonly open: Panel | null;
  readonly show: (panel: Panel) => void;
  readonly toggle: (panel: Panel) => void;
  readonly close: () => void;
  readonly toggleSmallWindow: () => void;
}

export function usePanels(): CallPanels {
  const [open, setOpen] = useState<Panel | null>(null);
  const show = useCallback((panel: Panel) => setOpen(panel), []);
  const toggle = useCallback((panel: Panel) => setOpen((before) => (before === panel ? null : panel)), []);
  const close = useCallback(() => setOpen(null), []);
  return useMemo(() => ({ open, show, toggle, close, toggleSmallWindow }), [open, show, toggle, close]);
}

/** The other side's picture in a small window over everything, or back. */
function toggleSmallWindow(): void {
  const leaving = document.pictureInPictureElement !== null;
  const picture = document.querySelector<HTMLVideoElement>('.stage-picture');
  const change = leaving ? document.exitPictureInPicture() : picture?.requestPictureInPicture();
  // A browser may refuse it while nothing has been drawn yet: then there is no small window, and nothing else changes.
  change?.catch(() => undefined);
}
