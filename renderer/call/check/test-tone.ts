import { playNotes } from '../ring-tone.ts';

/**
 * Plays the two notes of a ring once, through an element as a call is heard.
 * @param speakerId empty: where the system lets it come out
 * @throws when the sound cannot be played there at all
 */
export async function playTestTone(speakerId: string): Promise<void> {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const element = new Audio();
  try {
    element.srcObject = output.stream;
    // Not in every browser; there the system decides.
    if (speakerId !== '' && 'setSinkId' in element) await element.setSinkId(speakerId);
    await element.play();
    const over = Promise.withResolvers<void>();
    playNotes(context, output).addEventListener('ended', () => over.resolve());
    await over.promise;
  } finally {
    element.srcObject = null;
    await context.close();
  }
}
