/** Two soft notes, then a pause, ms; close to the cadence of a telephone, gentle enough for a waiting room. */
const cycleMs = 3_000;
const first = { hertz: 659.25, at: 0 };
const second = { hertz: 523.25, at: 0.45 };
const loudness = 0.18;

/** Both notes, once; the later one is given back, whose end is the end of both. */
export function playNotes(context: AudioContext, output: AudioNode = context.destination): AudioScheduledSourceNode {
  playNote(context, output, first);
  return playNote(context, output, second);
}

function playNote(context: AudioContext, output: AudioNode, { hertz, at }: typeof first): AudioScheduledSourceNode {
  const start = context.currentTime + at;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
  tone.connect(volume).connect(output);
  tone.start(start);
  tone.stop(start + 1);
  return tone;
}

/** Rings until the returned function is called. A browser that has not been touched yet may keep it silent. */
export function startRingTone(): () => void {
  const context = new AudioContext();
  playNotes(context);
  const interval = setInterval(() => playNotes(context), cycleMs);
  return () => {
    clearInterval(interval);
    void context.close();
  };
}
