/** Two soft notes, then a pause, ms; close to the cadence of a telephone, gentle enough for a waiting room. */
const cycleMs = 3_000;
const notes = [
  { hertz: 659.25, at: 0 },
  { hertz: 523.25, at: 0.45 },
] as const;
const loudness = 0.18;

/** Rings until the returned function is called. A browser that has not been touched yet may keep it silent. */
export function startRingTone(): () => void {
  const context = new AudioContext();
  const play = () => {
    for (const { hertz, at } of notes) {
      const start = context.currentTime + at;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(loudness, start + 0.04);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 1);
    }
  };
  play();
  const interval = setInterval(play, cycleMs);
  return () => {
    clearInterval(interval);
    void context.close();
  };
}
