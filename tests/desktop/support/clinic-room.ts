// A clinic with one desktop profile in front of it.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clinic, Email } from '../../../supabase/local/index.ts';
import { startClinic } from '../../../supabase/local/index.ts';
import { clientConfig, projectFolder } from '../../e2e/support/clinic.ts';
import { expect, launchDesktop, test as base, type Desktop } from '../fixtures.ts';

export interface ClinicRoom {
  clinic: Clinic;
  /** What the clinic has sent by e-mail. */
  emails: Email[];
  /** The app over the profile of the test, with the keyring of the system. */
  open: () => Promise<Desktop>;
}

export const test = base.extend<{ room: ClinicRoom }>({
  room: async ({ userDataDir }, use) => {
    const emails: Email[] = [];
    const deliver = (email: Email): void => void emails.push(email);
    const clinic = await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite', deliver });
    const opened: Desktop[] = [];
    const open = async (): Promise<Desktop> => {
      const desktop = await launchDesktop({ userDataDir, config: clientConfig(clinic), env: { E2E_KEYRING: '1' } });
      opened.push(desktop);
      return desktop;
    };
    await use({ clinic, emails, open });
    for (const { app } of opened) await app.close().catch(() => undefined);
    await clinic.close();
  },
});

/** A whole browser stands in for Electron, and a browser remembers pages and what was typed into them. Electron has no such files. */
const ofABrowser = /^chromium[\\/]Default[\\/](?:Sessions[\\/]|Login Data|Web Data|History)/;

/** The files of a profile, Chromium's own among them, that hold the text, in UTF-8 or UTF-16. */
export function filesHolding(folder: string, text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    if (ofABrowser.test(name)) return false;
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const content = readFileSync(path);
    return forms.some((form) => content.includes(form));
  });
}
export { expect };
