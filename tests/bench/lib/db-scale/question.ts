// What can be asked of the clinics, by whom.
import type { Scene } from './scene.ts';

export type Asker = 'doctor' | 'patient' | 'requester' | 'treated' | 'administrator' | 'service';

export interface Statement {
  readonly by: Asker;
  readonly text: string;
  /** The scene's fields that stand for $1, $2, ... */
  readonly about?: readonly (keyof Scene)[];
}
export interface Question extends Statement {
  readonly name: string;
  /** Counts what happened in the whole clinic: it takes longer in a larger one, and is no part of the ratio. */
  readonly countsAll?: true;
  /** What has to have happened before, in the same transaction; not measured. */
  readonly after?: readonly Statement[];
}
