import { useEffect, useLayoutEffect, useRef } from 'react';
import type { PartnerPlayer } from '../engine/partner-player.ts';

interface PartnerPictureProps {
  readonly player: PartnerPlayer;
  readonly label: string;
  /** Where the sound comes out; empty: where the system lets it. */
  readonly speaker: string;
  /** Told how high the picture is shown, in the screen's own px, and null when it no longer is. */
  readonly onHeight: (height: number | null) => void;
}

/** The place on the stage where the other side is shown. The player itself is the call's, and goes on elsewhere. */
export function PartnerPicture({ player, label, speaker, onHeight }: PartnerPictureProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (place.current ? player.showIn(place.current) : undefined), [player]);
  useLayoutEffect(() => player.describe(label), [player, label]);
  useEffect(() => player.setSpeaker(speaker), [player, speaker]);
  useEffect(() => watchHeight(player.element, onHeight), [player, onHeight]);
  return <div ref={place} className="stage-place" />;
}

/** A window nobody sees is a small picture too. */
const hiddenHeight = 180;

function watchHeight(video: HTMLVideoElement, onHeight: PartnerPictureProps['onHeight']): () => void {
  const tell = (): void => {
    const small = document.visibilityState === 'hidden' || document.pictureInPictureElement === video;
    onHeight(small ? hiddenHeight : video.clientHeight * window.devicePixelRatio);
  };
  const observer = new ResizeObserver(tell);
  observer.observe(video);
  document.addEventListener('visibilitychange', tell);
  video.addEventListener('enterpictureinpicture', tell);
  video.addEventListener('leavepictureinpicture', tell);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', tell);
    video.removeEventListener('enterpictureinpicture', tell);
    video.removeEventListener('leavepictureinpicture', tell);
    onHeight(null);
  };
}
