import { app } from 'electron';

/**
 * The app runs once per profile; a second start hands its arguments to the first.
 * @returns false when another one runs already and this one has to end
 */
export function claimInstance(onSecondStart: (args: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args) => onSecondStart(args));
  return true;
}
