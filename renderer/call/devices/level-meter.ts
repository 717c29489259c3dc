import { levelEveryMs } from './speaking.ts';

/** Reads how loud a microphone is; `close()` ends it. Nothing of the sound is kept, and nothing is sent. */
export interface LevelMeter {
  close(): void;
}

/**
 * Listens to a copy of the microphone's track, so that it also hears while the track itself is muted.
 * @param heard the level now, 0 (silence) to 1
 */
export function openLevelMeter(microphone: MediaStreamTrack, heard: (level: number) => void): LevelMeter {
  const copy = microphone.clone();
  copy.enabled = true;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  // 85 ms of the 100 between two readings: hardly a syllable falls between them.
  analyser.fftSize = 4_096;
  context.createMediaStreamSource(new MediaStream([copy])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const interval = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    heard(levelOf(samples));
  }, levelEveryMs);
  return {
    close() {
      clearInterval(interval);
      copy.stop();
      // Rejects only when it is closed already.
      context.close().catch(() => undefined);
    },
  };
}

/** Loudness as a bar shows it: the square root brings quiet speech into sight. */
function levelOf(samples: Float32Array): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  return Math.min(1, Math.sqrt(power / samples.length) * 2);
}
