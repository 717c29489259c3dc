// @ts-check
// Everything that can stop the commands of this project: a code to quote, words, and what to do about it. One row each.

/** @typedef {Readonly<Record<string, string>>} Values */
/** @typedef {{ words: string, remedy: string }} FailureText values stand in braces: `{port}` */

/** @satisfies {Readonly<Record<string, FailureText>>} */
export const failures = {
  UNKNOWN_COMMAND: {
    words: 'There is no command "{command}".',
    remedy: 'Run npm start or npm test.',
  },
  BAD_OPTION: {
    words: '{problem}',
    remedy: 'Add --help to see the options.',
  },
  NPM_MISSING: {
    words: 'npm was not found.',
    remedy: 'Install Node.js together with npm (https://nodejs.org), then run the command again.',
  },
  NPM_TOO_OLD: {
    words: 'npm {version} is too old; {oldest} or newer is needed.',
    remedy: 'Run npm install --global npm@latest, then the command again.',
  },
  DISK_FULL: {
    words: 'Only {free} are free on the disk of {root}; {needed} are needed.',
    remedy: 'Free some space or move the project to another disk, then run the command again.',
  },
  INSTALL_FAILED: {
    words: 'npm could not install the packages (exit code {code}).\n{tail}',
    remedy: "Check the network and npm's registry and proxy settings, then run the command again. Log: {log}",
  },
  INTERRUPTED: {
    words: 'Stopped before it was finished.',
    remedy: 'Run the command again; it takes up where it stopped.',
  },
  PINNED_NODE_MISSING: {
    words: 'The Node that this project pins is not at {path} ({log}).',
    remedy:
      'Delete the folder node_modules and run the command again; if npm forbids install scripts, allow the one of "node".',
  },
  BUILD_FAILED: {
    words: 'The client could not be built (exit code {code}).\n{tail}',
    remedy: 'Mend what the lines above name. Log: {log}',
  },
  NOT_CLINIC_DATA: {
    words: '{folder} holds files, but not the data of a clinic, so --reset leaves it alone.',
    remedy: 'Give the folder of a clinic, or an empty or new one, with --data FOLDER.',
  },
  PORT_TAKEN: {
    words: 'Port {port} is taken by another program.',
    remedy: 'End that program, or give another port with {option} NUMBER; without the option a free one is found.',
  },
  NO_FREE_PORT: {
    words: 'No port is free from {first} to {last}.',
    remedy: 'Give another one with {option} NUMBER.',
  },
  PORT_FORBIDDEN: {
    words: 'Port {port} may not be used here ({cause}).',
    remedy: 'Give another one, above 1024, with {option} NUMBER.',
  },
  ELECTRON_CRASHED: {
    words: 'The desktop program ended by itself ({how}).',
    remedy: 'Start again with npm start; if it happens again, use npm start -- --browser and report the lines above.',
  },
  BROWSER_MISSING: {
    words: 'No browser for the tests could be found or installed.\n{tried}',
    remedy:
      'Install Chromium or Google Chrome and set CHROMIUM_PATH to its program, or run npx playwright install --with-deps chromium.',
  },
  ELECTRON_REQUIRED: {
    words: 'E2E_REAL_ELECTRON=1 asks for the real Electron program, which is not here: {reason}',
    remedy: 'Check the network or set ELECTRON_MIRROR; without the variable the tests use the stand-in.',
  },
  UNKNOWN_STEP: {
    words: 'There is no test step "{step}".',
    remedy: 'Steps: {known}',
  },
  UNKNOWN_BENCH: {
    words: 'There is no bench "{name}".',
    remedy: 'Benches: {known}',
  },
};

/** @typedef {keyof typeof failures} FailureCode */

/**
 * @param {string} text
 * @param {Values} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? '');
}

/** An expected failure of a command; anything else that is thrown is a bug and shown with its stack. */
export class Failure extends Error {
  /**
   * @param {FailureCode} code
   * @param {Values} values
   * @param {ErrorOptions} [options]
   */
  constructor(code, values, options) {
    super(fill(failures[code].words, values), options);
    this.name = 'Failure';
    this.code = code;
    this.remedy = fill(failures[code].remedy, values);
  }
}

/**
 * @param {unknown} error
 * @param {{ write(text: string): unknown }} stream
 */
export function printFailure(error, stream) {
  if (error instanceof Failure) {
    stream.write(`\nCannot go on: ${error.message} [${error.code}]\n  What to do: ${error.remedy}\n`);
    return;
  }
  // The clinic's own failures say what to do in the same way, after their first line.
  if (error instanceof Error && 'code' in error && 'remedy' in error) {
    const words = error.message.split('\n')[0] ?? error.name;
    stream.write(`\nCannot go on: ${words} [${String(error.code)}]\n  What to do: ${String(error.remedy)}\n`);
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stream.write(`\nCannot go on: an unexpected error, please report it. [UNEXPECTED]\n${text}\n`);
}
