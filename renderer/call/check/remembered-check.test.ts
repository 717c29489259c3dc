import { expect, test } from 'vitest';
import { allWorked, readCheck, rememberFinding } from './remembered-check.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('findings add up, with the time of the newest', () => {
  const storage = memory();
  expect(readCheck('sita', storage)).toBeNull();
  rememberFinding('sita', { camera: 'ok', microphone: 'weak' }, 1, storage);
  rememberFinding('sita', { microphone: 'ok', speaker: 'ok' }, 2, storage);
  const check = readCheck('sita', storage);
  expect(check).toEqual({ at: 2, camera: 'ok', microphone: 'ok', speaker: 'ok', network: null });
  expect(check !== null && allWorked(check)).toBe(false);
  expect(readCheck('rahman', storage)).toBeNull();
});

test.each(['', '{', '{"at":"now"}', '{"at":1,"camera":"on fire"}'])('what is not a check is none: %s', (text) => {
  const storage = memory();
  storage.kept.set('meroclinic.device-check.sita', text);
  expect(readCheck('sita', storage)).toBeNull();
});
