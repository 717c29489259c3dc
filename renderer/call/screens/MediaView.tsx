import { useEffect, useRef, type RefObject } from 'react';

interface MediaViewProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly className: string;
  /** The own picture is silent. */
  readonly own?: boolean;
  /** Where the sound comes out; empty: where the system lets it. */
  readonly speaker?: string;
  /** Told how high the picture is shown, in the screen's own px, and null when it no longer is. */
  readonly onHeight?: (height: number | null) => void;
}

/** Plays a live stream; streams are attached by the element's property, never by an address. */
export function MediaView({ stream, label, className, own = false, speaker = '', onHeight }: MediaViewProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return undefined;
    video.srcObject = stream;
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  useSpeaker(element, own ? '' : speaker);
  useHeight(element, onHeight);
  return <video ref={element} className={className} aria-label={label} autoPlay playsInline muted={own} />;
}

function useSpeaker(element: RefObject<HTMLVideoElement | null>, speaker: string): void {
  useEffect(() => {
    const video = element.current;
    // Not in every browser; there the system decides.
    if (!video || !('setSinkId' in video) || video.sinkId === speaker) return;
    // Unplugged in this very moment: the list of devices changes too, and with it what is asked for here.
    video.setSinkId(speaker).catch(() => undefined);
  }, [element, speaker]);
}

/** A window nobody sees is a small picture too. */
const hiddenHeight = 180;

function useHeight(element: RefObject<HTMLVideoElement | null>, onHeight: MediaViewProps['onHeight']): void {
  useEffect(() => {
    const video = element.current;
    if (!video || !onHeight) return undefined;
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
      onHeight(null);
    };
  }, [element, onHeight]);
}
