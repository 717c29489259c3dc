// What the start command says once everything runs.
import type { DemoPerson } from '#shared/ipc/bridge.ts';

/** Without the Electron program; each line is something the browser cannot do. */
const LOST = [
  'ringing while the window is closed, the tray icon and starting with the computer',
  'sign-in kept under the keyring: in the browser it lasts as long as the tab',
  'meroclinic: links, one single instance, and opening the right page of the system settings',
  'hiding the window from screenshots, locking with the workstation, updates',
] as const;

/** Why the client has no window of its own, and what would give it one. */
export interface NoDesktop {
  readonly reason: string;
  readonly remedy: string;
}

/** Remedies; the reason is found where the attempt is made. */
export const remedies = {
  fetch: 'check the network, or set ELECTRON_MIRROR or HTTPS_PROXY, then run npm start again.',
  display: 'run npm start in a desktop session.',
  launch: 'mend that, then run npm start again.',
} as const;

export function withoutDesktop({ reason, remedy }: NoDesktop): string {
  return [
    '',
    'The client opens in your browser, not in a window of its own.',
    `  Why:     ${reason}.`,
    ...LOST.map((line, index) => `  ${index === 0 ? 'Missing:' : '        '} ${line}`),
    `  Remedy:  ${remedy}`,
  ].join('\n');
}

export interface Running {
  readonly host: 'electron' | 'browser';
  readonly url: string;
  readonly clinicUrl: string;
  readonly data: string;
  readonly people: readonly DemoPerson[];
}

function table(people: readonly DemoPerson[]): string[] {
  const width = (field: 'role' | 'name' | 'email'): number => Math.max(...people.map((person) => person[field].length));
  const [role, name, email] = [width('role'), width('name'), width('email')];
  return people.map(
    (person) =>
      `    ${person.role.padEnd(role)}  ${person.name.padEnd(name)}  ${person.email.padEnd(email)}  ${person.password}`,
  );
}

export function running({ host, url, clinicUrl, data, people }: Running): string {
  const second =
    host === 'electron'
      ? `  The second person of a visit can sit in a browser on this computer: open ${url} and sign in there.`
      : '  For both sides of a visit on one computer, open the address in a second tab and sign in there as somebody else:\n' +
        '  every tab keeps its own sign-in.';
  return [
    '',
    host === 'electron' ? 'MeroClinic is running in its window.' : `MeroClinic is running:  ${url}`,
    '',
    '  Demo people, with their passwords:',
    ...table(people),
    '',
    second,
    `  The clinic serves at ${clinicUrl} and keeps its data in ${data}; npm start -- --reset begins afresh.`,
    '  Ctrl-C ends everything.',
    '',
  ].join('\n');
}
