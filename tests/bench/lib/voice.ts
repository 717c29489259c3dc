import { writeFileSync } from 'node:fs';

const sampleRate = 48_000;
const seconds = 12;
/** A syllable and the pause after it, s: sound is never away for long, so a gap in it is the network's. */
const syllable = { sounds: 0.16, pause: 0.02 };

/**
 * Something like a voice that never stops to breathe, as a WAV file for Chromium's fake microphone: its own fake device
 * beeps twice a second, which hides gaps of half a second, and noise suppression takes a steady tone away.
 */
export function writeVoice(path: string): void {
  const samples = new Int16Array(sampleRate * seconds);
  const period = syllable.sounds + syllable.pause;
  let phase = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / sampleRate;
    const count = Math.floor(time / period);
    const into = (time - count * period) / syllable.sounds;
    const loudness = into < 1 ? Math.sin(Math.PI * into) ** 0.5 : 0;
    // Pitches of a voice, other in every syllable and sliding within it.
    const pitch = 110 + ((count * 37) % 90) + 25 * into;
    phase += (2 * Math.PI * pitch) / sampleRate;
    let value = 0;
    for (let overtone = 1; overtone <= 12; overtone += 1) {
      const formant = 1 / (1 + ((overtone * pitch - 500 - ((count * 211) % 900)) / 350) ** 2);
      value += Math.sin(phase * overtone) * (0.08 + formant);
    }
    samples[at] = Math.max(-32_000, Math.min(32_000, value * loudness * 9_000));
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  writeFileSync(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
}
