import { strict } from '../strict.ts';

const running = new Set<number>();
let last = 0;

export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep') {
    last += 1;
    running.add(last);
    return last;
  },
  stop: (id: number) => running.delete(id),
  isStarted: (id: number) => running.has(id),
} satisfies Electron.PowerSaveBlocker);
