import type { Backend } from './backend.ts';

/** What a test may ask to be refused: the name of any request. */
export type FakeRequest =
  | Exclude<keyof Backend['account'], 'current' | 'subscribe'>
  | keyof Backend['booking']
  | keyof Backend['notifications']
  | { [Room in Named]: `${Room}.${keyof Backend[Room] & string}` }[Named];
type Named = 'administration' | 'calls' | 'clinic' | 'hours' | 'personal' | 'records' | 'visits';

/** Answers a request as over a network, or refuses it if the test said so. */
export type Receive = <T>(name: FakeRequest, given: readonly unknown[], answer: () => T) => Promise<T>;
