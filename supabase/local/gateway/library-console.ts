import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseFailure } from '../database/database-failure.ts';
import { FinishedReport } from './error-report.ts';

type Log = (line: string) => void;

const speaking = new AsyncLocalStorage<Log>();
let isWrapped = false;

/** Refused requests are everyday matters; of anything else the kind is enough, since the words may quote a request. */
function summary(values: readonly unknown[]): string | null {
  const error = values.find((value) => value instanceof Error);
  if (error instanceof DatabaseFailure || error instanceof FinishedReport) return null;
  return `the library reported: ${error?.constructor.name ?? 'a text'}`;
}

function wrapConsole(): void {
  isWrapped = true;
  const { error } = console;
  console.error = (...values: unknown[]): void => {
    const log = speaking.getStore();
    if (log === undefined) {
      error.apply(console, values);
      return;
    }
    const line = summary(values);
    if (line !== null) log(line);
  };
}

/**
 * Runs the library's `work` without letting it print: it writes every failing request to the console, with whatever
 * the request contained. What other code prints is left alone.
 */
export function withoutConsole<Result>(log: Log, work: () => Promise<Result>): Promise<Result> {
  if (!isWrapped) wrapConsole();
  return speaking.run(log, work);
}
