import { strict } from '../strict.ts';

type Reproduced = 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep' | 'trashItem';
const done = (): Promise<void> => Promise.resolve();

/** Nothing leaves the test; a test watches the calls. */
export const shell = strict<Pick<Electron.Shell, Reproduced>>('shell', {
  openExternal: done,
  openPath: () => Promise.resolve(''),
  showItemInFolder: () => undefined,
  beep: () => undefined,
  trashItem: done,
});
