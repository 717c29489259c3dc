/** Electron's command line: `electron [switches, -r module] app [switches and arguments of the app]`. */
export interface CommandLine {
  /** Modules to load before the app. */
  required: string[];
  switches: Map<string, string>;
  /** Folder or file of the app. */
  target: string;
  /** From the app's path on. */
  appArguments: string[];
}

function parseSwitch(argument: string): [name: string, value: string] | undefined {
  const found = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
  return found?.[1] === undefined ? undefined : [found[1], found[2] ?? ''];
}

export function parseCommandLine(args: readonly string[]): CommandLine {
  const required: string[] = [];
  const switches = new Map<string, string>();
  let target: string | undefined;
  let start = 0;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const named = parseSwitch(argument);
    if (target === undefined && (argument === '-r' || argument === '--require')) {
      index += 1;
      required.push(args[index] ?? '');
    } else if (named) {
      switches.set(...named);
    } else if (target === undefined) {
      target = argument;
      start = index;
    }
  }
  if (target === undefined) throw new Error('electron stand-in: no app to start');
  return { required, switches, target, appArguments: args.slice(start) };
}
