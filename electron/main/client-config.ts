import { readFile } from 'node:fs/promises';
import type { ClientConfig } from '#shared/ipc/bridge.ts';
import { parseClientConfig } from '#shared/ipc/client-config.ts';
import { errorKind } from './log.ts';

export type ConfigResult =
  { state: 'read'; config: ClientConfig } | { state: 'missing' } | { state: 'invalid'; where: string; why: string };

/**
 * Finds the clinic's address: the environment (development and tests), then the files in order (the profile's, then the one
 * installed with the app). An invalid one is reported rather than passed over, since the next would be another clinic.
 * @param environment text of MEROCLINIC_CONFIG
 * @param paths of the files, which the app only reads
 */
export async function readClientConfig(
  environment: string | undefined,
  paths: readonly string[],
): Promise<ConfigResult> {
  if (environment !== undefined && environment !== '') return check('MEROCLINIC_CONFIG', parse(environment));
  for (const path of paths) {
    try {
      return check(path, parse(await readFile(path, 'utf8')));
    } catch (error) {
      if (errorKind(error) !== 'ENOENT') return { state: 'invalid', where: path, why: errorKind(error) };
    }
  }
  return { state: 'missing' };
}

function check(where: string, value: unknown): ConfigResult {
  const parsed = parseClientConfig(value);
  if (parsed.ok) return { state: 'read', config: parsed.config };
  return { state: 'invalid', where, why: parsed.broken.map((field) => field || 'not an object').join(', ') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
