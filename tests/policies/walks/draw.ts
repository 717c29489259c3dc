import type { Look } from './stage.ts';
import { administrators, candidate, clock, doctors, everyone, patients } from './people.ts';

const minute = 60_000;
const day = 1440 * minute;
/** Nepal's wall clock is 5:45 ahead; the doctors' grids stand on it. */
const zone = 345 * minute;

/** Choices of one step, taken one after the other from numbers that fast-check drew, so that a seed repeats them. */
export class Draw {
  readonly look: Look;
  /** Codes of invitations that this walk has seen; the database keeps digests only. */
  readonly codes: readonly string[];
  readonly #numbers: readonly number[];
  #taken = 0;

  constructor(look: Look, codes: readonly string[], numbers: readonly number[]) {
    this.look = look;
    this.codes = codes;
    this.#numbers = numbers;
  }

  /** A whole number from 0 to below `most`. */
  below(most: number): number {
    const number = this.#numbers[this.#taken % this.#numbers.length] ?? 0;
    this.#taken += 1;
    return number % most;
  }

  oneOf<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** True `share` times in a hundred. */
  sometimes(share: number): boolean {
    return this.below(100) < share;
  }

  /** One of `items`, mostly of those that fit; null when there are none. */
  mostly<Item>(items: readonly Item[], fits: (item: Item) => boolean): Item | null {
    const fitting = items.filter(fits);
    const from = fitting.length > 0 && !this.sometimes(15) ? fitting : items;
    return from[this.below(Math.max(1, from.length))] ?? null;
  }

  id(): string {
    return `70000000-0000-4000-8000-${String(this.below(1_000_000)).padStart(12, '0')}`;
  }

  text(longest: number): string | null {
    return this.oneOf([null, '', 'Because', '%_\\\'";--', 'x'.repeat(longest), 'x'.repeat(longest + 1)]);
  }

  /** A time on that doctor's grid within the next hours; now and then one that nobody works at, or that cannot be. */
  slot(doctor: string): string {
    const grid = (doctor === doctors[1] ? 20 : 15) * minute;
    const wall = Date.now() + zone;
    const midnight = Math.floor(wall / day) * day;
    const next = midnight + Math.ceil((wall - midnight) / grid) * grid;
    if (this.sometimes(92)) return new Date(next + this.below(12) * grid - zone).toISOString();
    return this.oneOf([
      new Date(next - 2 * grid - zone).toISOString(),
      new Date(next + 7 * minute - zone).toISOString(),
      '2226-01-01T00:00:00Z',
      '1970-01-01T00:00:00Z',
    ]);
  }

  doctor(): string {
    return this.sometimes(85) ? this.oneOf(doctors) : this.anybody();
  }
  patient(): string {
    return this.sometimes(85) ? this.oneOf(patients) : this.anybody();
  }
  administrator(): string {
    return this.sometimes(85) ? this.oneOf(administrators) : this.anybody();
  }
  anybody(): string {
    return everyone[this.below(everyone.length)] ?? candidate.id;
  }
  clock(): string {
    return clock;
  }
}
