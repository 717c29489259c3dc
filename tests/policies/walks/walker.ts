import { databaseCodes } from '#shared/errors/codes.ts';
import type { Call } from './action-shapes.ts';
import { actions } from './actions.ts';
import { Draw } from './draw.ts';
import { illegal } from './machines.ts';
import { clock, nameOf } from './people.ts';
import type { Answer, Look, Stage } from './stage.ts';

/** What one step does: time passes, somebody acts, or two act at once. Numbers stand for choices (`Draw`). */
export type Step =
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'one'; readonly action: number; readonly numbers: readonly number[] }
  | { readonly kind: 'two'; readonly actions: readonly [number, number]; readonly numbers: readonly number[] };

/** Each function as many times as its weight, so that a number chooses one. */
const urn: readonly string[] = Object.entries(actions).flatMap(([name, { weight }]) =>
  Array<string>(weight).fill(name),
);
const codes: ReadonlySet<string> = new Set(databaseCodes);
/** Refused by a missing right: the clock's function, called by a person. */
const noRight = '42501';

/** How often which answer was given, for the report: a walk in which everything is refused proves nothing. */
export interface Tally {
  readonly passed: Map<string, number>;
  readonly refused: Map<string, number>;
}

const count = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/** One person's or several people's way through the clinic. */
export class Walker {
  readonly #stage: Stage;
  readonly #tally: Tally;
  readonly #story: string[] = [];
  #codes: string[] = [];
  #look: Look;

  constructor(stage: Stage, tally: Tally, look: Look) {
    this.#stage = stage;
    this.#tally = tally;
    this.#look = look;
  }

  /** @throws Error telling the whole story when something is broken after this step. */
  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'pass':
        this.#story.push(`${String(step.seconds)} s pass`);
        await this.#stage.pass(step.seconds);
        return;
      case 'one':
        return this.#act([this.#choose(step.action, step.numbers)]);
      case 'two':
        // The second one's choices begin elsewhere in the same numbers.
        return this.#act([
          this.#choose(step.actions[0], step.numbers),
          this.#choose(step.actions[1], [...step.numbers.slice(3), ...step.numbers.slice(0, 3)]),
        ]);
    }
  }

  #choose(action: number, numbers: readonly number[]): { readonly name: string; readonly call: Call | null } {
    const name = urn[action % urn.length] ?? 'server_time';
    return { name, call: actions[name]?.make(new Draw(this.#look, this.#codes, numbers)) ?? null };
  }

  async #act(chosen: readonly { readonly name: string; readonly call: Call | null }[]): Promise<void> {
    const deeds = chosen.flatMap(({ name, call }) => (call === null ? [] : [{ name, ...call }]));
    if (deeds.length === 0) return;
    const answers = await Promise.all(
      deeds.map(({ name, who, args }, lane) => this.#stage.call(who, lane === 0 ? 0 : 1, name, args)),
    );
    const wrong: string[] = [];
    for (const [at, { name, who, args }] of deeds.entries()) {
      const answer = answers[at] ?? { refused: null, rows: [] };
      this.#story.push(`${at > 0 ? '  at once: ' : ''}${nameOf(who)} ${name} ${short(args)} -> ${said(answer)}`);
      count(answer.refused === null ? this.#tally.passed : this.#tally.refused, name);
      wrong.push(...this.#uncoded(name, who, answer));
      const [row] = answer.rows;
      if (name === 'invite_doctor' && typeof row?.['code'] === 'string') this.#codes = [...this.#codes, row['code']];
    }
    this.#look = await this.#stage.look(deeds.map(({ who }) => who));
    wrong.push(...this.#look.broken, ...this.#look.changes.flatMap((change) => illegal(change) ?? []));
    if (answers.every(({ refused }) => refused !== null) && (this.#look.changes.length > 0 || this.#look.audited > 0))
      wrong.push('everything was refused, and something changed');
    if (wrong.length > 0) throw new Error(`${wrong.join('\n')}\nafter\n${this.#story.join('\n')}`);
  }

  /** A refusal is one of ours, with words in the client; anything else is a fault of the database. */
  #uncoded(name: string, who: string, { refused }: Answer): readonly string[] {
    if (refused === null) return [];
    const known =
      (refused.state === 'P0001' && codes.has(refused.message)) ||
      (refused.state === noRight && name === 'run_scheduled_tasks' && who !== clock);
    return known ? [] : [`${name} was refused without a code: ${refused.state} ${refused.message}`];
  }
}

const short = (args: Call['args']): string =>
  JSON.stringify(args, (_key, value: unknown) =>
    typeof value === 'string' && value.length > 40 ? `${value.slice(0, 8)}... (${String(value.length)})` : value,
  );
const said = ({ refused, rows }: Answer): string =>
  refused === null ? `${String(rows.length)} row(s)` : `${refused.state} ${refused.message}`;
