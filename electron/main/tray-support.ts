import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface TraySupportHost {
  platform: string;
  /** `XDG_CURRENT_DESKTOP`, for example `ubuntu:GNOME`. */
  desktop: string | undefined;
  /** What a program writes. @throws when it cannot be run or fails */
  run: (program: string, args: readonly string[]) => Promise<string>;
}

const execute = promisify(execFile);
export const runProgram: TraySupportHost['run'] = async (program, args) =>
  (await execute(program, [...args], { timeout: 2000 })).stdout;

/** The service that draws tray icons on Linux. GNOME has none unless an extension brings it. */
const ask = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
] as const;

/**
 * Whether a tray icon can be seen here. A window that hides into an invisible tray could not be found again.
 * Where the session bus cannot be asked, only GNOME counts as having none.
 */
export async function hasVisibleTray({ platform, desktop, run }: TraySupportHost): Promise<boolean> {
  if (platform !== 'linux') return true;
  const isGnome = (desktop ?? '').toLowerCase().split(':').includes('gnome');
  const reply = await run('dbus-send', ask).catch(() => '');
  const answer = /boolean (true|false)/.exec(reply)?.[1];
  return answer === undefined ? !isGnome : answer === 'true';
}
