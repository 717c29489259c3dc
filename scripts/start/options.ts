// What may be said after `npm start --`.
import { resolve } from 'node:path';
import { Failure } from '../lib/failures.mjs';
import { parseOptions, parsePort } from '../lib/options.ts';
import { root } from '../lib/paths.ts';
import type { WantedPort } from './port.ts';

/** The ports Supabase's own local stack and this client use; a fixed port of the page keeps its origin, and with it camera permission. */
const CLINIC_PORT = 54_321;
const WEB_PORT = 4810;
/** After those that the clinic may take instead of its usual one. */
const PEER_PORT = 54_341;

export interface StartOptions {
  readonly clinicPort: WantedPort;
  readonly peerPort: WantedPort;
  readonly webPort: WantedPort;
  readonly data: string;
  readonly engine: 'pglite' | 'postgres';
  readonly reset: boolean;
  readonly browserOnly: boolean;
  readonly open: boolean;
  readonly readyJson: boolean;
}

export const help = `npm start -- [options]
  --browser          use the browser even if the Electron program is here
  --no-open          print the address only, open nothing
  --reset            begin with fresh data (the old data is deleted)
  --data FOLDER      where the clinic keeps its data (default: .clinic/data)
  --engine ENGINE    pglite (default, runs anywhere) or postgres (real server processes)
  --port NUMBER      port of the clinic (default: ${String(CLINIC_PORT)}, or the next free one; 0: any)
  --peer-port NUMBER port of its PeerServer (default: ${String(PEER_PORT)}, or the next free one; 0: any)
  --web-port NUMBER  port of the page (default: ${String(WEB_PORT)}, or the next free one; 0: any)
  --ready-json       when everything runs, print one line: READY {"host",...}`;

function wanted(option: string, given: string | undefined, usual: number): WantedPort {
  if (given === undefined) return { option, port: usual, exact: false };
  return { option, port: parsePort(option, given), exact: true };
}

/**
 * @returns null when only help was asked for
 * @throws Failure BAD_OPTION
 */
export function readOptions(args: string[]): StartOptions | null {
  const { values } = parseOptions({
    args,
    allowNegative: true,
    options: {
      browser: { type: 'boolean', default: false },
      open: { type: 'boolean', default: true },
      reset: { type: 'boolean', default: false },
      data: { type: 'string', default: '.clinic/data' },
      engine: { type: 'string', default: 'pglite' },
      port: { type: 'string' },
      'peer-port': { type: 'string' },
      'web-port': { type: 'string' },
      'ready-json': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { engine } = values;
  if (engine !== 'pglite' && engine !== 'postgres') {
    throw new Failure('BAD_OPTION', { problem: `--engine is pglite or postgres, not "${engine}".` });
  }
  return {
    clinicPort: wanted('--port', values.port, CLINIC_PORT),
    peerPort: wanted('--peer-port', values['peer-port'], PEER_PORT),
    webPort: wanted('--web-port', values['web-port'], WEB_PORT),
    data: resolve(root, values.data),
    engine,
    reset: values.reset,
    browserOnly: values.browser,
    open: values.open,
    readyJson: values['ready-json'],
  };
}
