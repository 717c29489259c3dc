// Command-line options shared by the scripts: parsed strictly, refused with words.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Failure } from './failures.mjs';

/**
 * `util.parseArgs`, with its complaint as an expected failure.
 * @throws Failure BAD_OPTION
 */
export function parseOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw new Failure('BAD_OPTION', { problem: `${problem}.` }, { cause: error });
  }
}

/**
 * A port: 0 lets the system choose.
 * @throws Failure BAD_OPTION
 */
export function parsePort(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Failure('BAD_OPTION', { problem: `${option} needs a number from 0 to 65535, not "${text}".` });
  }
  return port;
}
