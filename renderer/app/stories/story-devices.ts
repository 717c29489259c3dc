import { useState } from 'react';
import { paintedPicture } from '../../call/screens/painted-picture.ts';

/** What the computer of a story answers when a page asks for its camera and microphone. */
export type StoryDevices = 'work' | 'refused' | 'busy' | 'none';

const refusals: Readonly<Record<Exclude<StoryDevices, 'work'>, DOMException>> = {
  refused: new DOMException('Permission denied', 'NotAllowedError'),
  busy: new DOMException('In use', 'NotReadableError'),
  none: new DOMException('Nothing found', 'NotFoundError'),
};

/** A camera that is painted, and a microphone that hears nothing. */
function paintedDevices({ audio, video }: MediaStreamConstraints): MediaStream {
  const stream = new MediaStream();
  const silent = (): MediaStream => new AudioContext().createMediaStreamDestination().stream;
  if (audio !== undefined && audio !== false) for (const track of silent().getTracks()) stream.addTrack(track);
  if (video !== undefined && video !== false)
    for (const track of paintedPicture(30).getTracks()) stream.addTrack(track);
  return stream;
}

/** From here on no page of the stories reaches a real camera. */
export function useStoryDevices(devices: StoryDevices): void {
  useState(() => {
    navigator.mediaDevices.getUserMedia = async (constraints = {}) => {
      if (devices === 'work') return paintedDevices(constraints);
      throw refusals[devices];
    };
    return null;
  });
}
