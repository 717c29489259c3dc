/** How often the microphone's level is read, ms. */
export const levelEveryMs = 100;

/** Speech at arm's length, after the browser's own gain; 0 to 1. A room's hum lies well below. */
const speechLevel = 0.05;
/** So many readings of the last two seconds have to be speech: a word or two, not one knock on the table. */
const window = 20;
const wordsIn = 3;

/** Whether somebody speaks, from the newest levels. Pure, so that it can be tried with any sound. */
export function isSpeaking(levels: readonly number[]): boolean {
  return levels.slice(-window).filter((level) => level >= speechLevel).length >= wordsIn;
}

export function remember(levels: readonly number[], level: number): readonly number[] {
  return [...levels.slice(1 - window), level];
}
