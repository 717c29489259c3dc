import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The argument of a start that must not open a window: at login, and a second start that only carries a link. */
export const hiddenArgument = '--hidden';

export interface LoginItemHost {
  platform: string;
  isPackaged: boolean;
  /** What to start; for an AppImage this is the image, not the program unpacked from it. */
  executable: string;
  /** Linux: `$XDG_CONFIG_HOME/autostart`. */
  autostartFolder: string;
  /** macOS and Windows. */
  register: (settings: { openAtLogin: boolean; args: string[] }) => void;
}

/** Starts the app with the computer, in the tray. Unpackaged it would start a bare Electron, so it does nothing. */
export async function setStartAtLogin(wanted: boolean, host: LoginItemHost): Promise<void> {
  if (!host.isPackaged) return;
  if (host.platform !== 'linux') {
    host.register({ openAtLogin: wanted, args: [hiddenArgument] });
    return;
  }
  const path = join(host.autostartFolder, 'meroclinic.desktop');
  if (!wanted) {
    await rm(path, { force: true });
    return;
  }
  await mkdir(host.autostartFolder, { recursive: true });
  await writeFile(path, desktopEntry(host.executable));
}

function desktopEntry(executable: string): string {
  // Quoting of the Desktop Entry Specification: these four are escaped inside double quotes, and % starts a field code.
  const quoted = `"${executable.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=MeroClinic',
    `Exec=${quoted} ${hiddenArgument}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
