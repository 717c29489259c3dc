import { host } from '../host.ts';
import { strict } from '../strict.ts';

export const commandLine = strict('app.commandLine', {
  appendSwitch(name, value = '') {
    host.switches.set(name, value);
  },
  hasSwitch: (name) => host.switches.has(name),
  getSwitchValue: (name) => host.switches.get(name) ?? '',
  removeSwitch(name) {
    host.switches.delete(name);
  },
  appendArgument() {
    // Arguments without a name mean nothing to the browser.
  },
} satisfies Electron.CommandLine);
