// What happens to people in the middle of a call.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';

interface Fault {
  readonly name: string;
  /** How often it is drawn, against the others. */
  readonly weight: number;
  strike(stage: Stage, chance: Chance): Promise<void>;
}

const anyone = ({ people }: Stage, chance: Chance): Page => chance.oneOf([people.doctor, people.patient]);

async function cut({ network }: Stage, chance: Chance, least: number, most: number): Promise<void> {
  const host = chance.oneOf<'a' | 'b' | undefined>(['a', 'b', undefined]);
  network.cutCable(host);
  await wait(chance.between(least, most) * 1_000);
  network.mendCable(host);
}

/** Presses a button if it is there just now. */
export async function pressIfThere(page: Page, name: string | RegExp): Promise<boolean> {
  const button = page.getByRole('button', { name }).first();
  if (!(await button.isVisible().catch(() => false))) return false;
  return button.click({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}

const faults: readonly Fault[] = [
  { name: 'short cut', weight: 5, strike: (stage, chance) => cut(stage, chance, 0.5, 12) },
  { name: 'long cut', weight: 1, strike: (stage, chance) => cut(stage, chance, 31, 40) },
  {
    name: 'clinic restarted',
    weight: 3,
    async strike(stage, chance) {
      await stage.takeClinicAway();
      await wait(chance.between(0, 6) * 1_000);
      await stage.bringClinicBack();
    },
  },
  {
    name: 'page loaded again',
    weight: 3,
    async strike(stage, chance) {
      await anyone(stage, chance).reload();
    },
  },
  {
    name: 'PeerServer hangs up',
    weight: 2,
    async strike(stage, chance) {
      await anyone(stage, chance).evaluate(() => {
        for (const socket of window.observed.sockets) {
          if (new URL(socket.url).pathname.startsWith('/peer')) socket.close();
        }
      });
    },
  },
  {
    name: 'device lost',
    weight: 2,
    async strike(stage, chance) {
      const kind = chance.oneOf(['audio', 'video']);
      await anyone(stage, chance).evaluate((lost) => {
        const track = window.observed.tracks.findLast((one) => one.kind === lost && one.readyState === 'live');
        track?.stop();
        // A page stopping a track is not told that it ended; an unplugged device tells.
        track?.dispatchEvent(new Event('ended'));
      }, kind);
    },
  },
  {
    name: 'presses at once',
    weight: 2,
    async strike({ people: { doctor, patient } }) {
      const presses = ['Mute microphone', 'Turn camera off', 'Turn camera on', 'Unmute microphone'];
      await Promise.all(
        [doctor, patient].map(async (page) => {
          for (const name of presses) await pressIfThere(page, name);
        }),
      );
    },
  },
];

export function drawFault(chance: Chance): Fault {
  let left = chance.next() * faults.reduce((sum, { weight }) => sum + weight, 0);
  for (const fault of faults) {
    left -= fault.weight;
    if (left < 0) return fault;
  }
  throw new Error('no fault was drawn');
}

interface Ending {
  readonly name: string;
  run(stage: Stage): Promise<unknown>;
}

const endBy = (page: Page) => pressIfThere(page, 'End call');

const endings: readonly [Ending, ...Ending[]] = [
  { name: 'the doctor ends', run: ({ people }) => endBy(people.doctor) },
  { name: 'the patient ends', run: ({ people }) => endBy(people.patient) },
  { name: 'both end at once', run: ({ people }) => Promise.all([endBy(people.doctor), endBy(people.patient)]) },
  {
    name: 'the doctor ends while the clinic is away',
    async run(stage) {
      await stage.takeClinicAway();
      await endBy(stage.people.doctor);
      await stage.bringClinicBack();
    },
  },
  {
    name: 'the patient ends while the line is cut',
    async run({ people, network }) {
      network.cutCable('b');
      await endBy(people.patient);
      await wait(3_000);
      network.mendCable('b');
    },
  },
];

export const drawEnding = (chance: Chance): Ending => chance.oneOf(endings);
