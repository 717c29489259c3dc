import { release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { LoginItemHost } from './login-item.ts';
import type { SupportFacts } from './support-bundle.ts';

/** What this app and its computer are, for support: kinds and versions, nothing of a person. */
export function factsOfComputer(): Omit<SupportFacts, 'settings' | 'protection'> {
  const { electron, chrome, node } = process.versions;
  return {
    version: app.getVersion(),
    versions: { electron, chrome, node },
    platform: process.platform,
    arch: process.arch,
    release: release(),
  };
}

export function loginItemHost(): LoginItemHost {
  const config = process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config');
  return {
    platform: process.platform,
    isPackaged: app.isPackaged,
    executable: process.env['APPIMAGE'] ?? app.getPath('exe'),
    autostartFolder: join(config, 'autostart'),
    register: (item) => app.setLoginItemSettings(item),
  };
}
