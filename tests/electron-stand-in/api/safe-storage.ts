import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strict } from '../strict.ts';
import { app } from './app.ts';
import { commandLine } from './command-line.ts';

/** Chromium's marker of a value sealed with a key from the keyring. */
const marker = 'v11';

/** The keyring of this profile; a real one is outside it. */
function keyringKey(): Buffer {
  const path = join(app.getPath('userData'), 'stand-in-keyring');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600 });
  return readFileSync(path);
}

function seal(text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyringKey(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(marker), iv, cipher.getAuthTag(), body]);
}

function unseal(sealed: Buffer): string {
  if (sealed.subarray(0, 3).toString() !== marker) {
    throw new Error(
      'Error while decrypting the ciphertext provided to safeStorage.decryptString. Ciphertext does not appear to be encrypted.',
    );
  }
  const cipher = createDecipheriv('aes-256-gcm', keyringKey(), sealed.subarray(3, 15));
  cipher.setAuthTag(sealed.subarray(15, 31));
  return Buffer.concat([cipher.update(sealed.subarray(31)), cipher.final()]).toString('utf8');
}

function backend(): 'basic_text' | 'gnome_libsecret' | 'unknown' {
  if (!app.isReady()) return 'unknown';
  return commandLine.getSwitchValue('password-store') === 'basic' ? 'basic_text' : 'gnome_libsecret';
}

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  isAsyncEncryptionAvailable: () => Promise.resolve(app.isReady()),
  getSelectedStorageBackend: backend,
  encryptString: seal,
  decryptString: unseal,
  encryptStringAsync: (text) => Promise.resolve().then(() => seal(text)),
  decryptStringAsync: (sealed) => Promise.resolve().then(() => ({ result: unseal(sealed), shouldReEncrypt: false })),
  setUsePlainTextEncryption() {
    // The app never asks for it.
  },
} satisfies Electron.SafeStorage);
