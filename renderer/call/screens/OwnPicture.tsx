import { useEffect, useRef } from 'react';

interface OwnPictureProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly className: string;
}

/** What the own camera or screen shows, without its sound. Streams are attached by the element's property, never by an address. */
export function OwnPicture({ stream, label, className }: OwnPictureProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return undefined;
    video.srcObject = stream;
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  return <video ref={element} className={className} aria-label={label} autoPlay playsInline muted />;
}
