import { useEffect, useRef } from 'react';

interface MediaViewProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly className: string;
  /** The own picture is silent and mirrored. */
  readonly own?: boolean;
}

/** Plays a live stream; streams are attached by the element's property, never by an address. */
export function MediaView({ stream, label, className, own = false }: MediaViewProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return undefined;
    video.srcObject = stream;
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  return <video ref={element} className={className} aria-label={label} autoPlay playsInline muted={own} />;
}
