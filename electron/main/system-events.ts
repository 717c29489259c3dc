import { powerMonitor } from 'electron';

/** Sleep and lock of the computer. */
export function watchSystem(tell: { resumed: () => void; locked: () => void; unlocked: () => void }): void {
  powerMonitor.on('resume', () => tell.resumed());
  powerMonitor.on('lock-screen', () => tell.locked());
  powerMonitor.on('unlock-screen', () => tell.unlocked());
}
