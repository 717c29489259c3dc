import { powerMonitor } from 'electron';

export interface SystemListener {
  resumed: () => void;
  locked: () => void;
  unlocked: () => void;
  shutsDown: () => void;
}

/** Sleep, lock and shutdown of the computer. */
export function watchSystem(tell: SystemListener): void {
  powerMonitor.on('resume', () => tell.resumed());
  powerMonitor.on('lock-screen', () => tell.locked());
  powerMonitor.on('unlock-screen', () => tell.unlocked());
  powerMonitor.on('shutdown', () => tell.shutsDown());
}
