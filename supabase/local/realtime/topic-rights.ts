import type { Database } from '../database/database.ts';
import type { Caller } from './access-token.ts';

/** What the policies on `realtime.messages` let somebody do in one private topic. */
export interface TopicRights {
  readonly readBroadcast: boolean;
  readonly writeBroadcast: boolean;
  readonly readPresence: boolean;
  readonly writePresence: boolean;
}

/** Public topics have no policies. */
export const allRights: TopicRights = {
  readBroadcast: true,
  writeBroadcast: true,
  readPresence: true,
  writePresence: true,
};

/** Thrown to undo the trial rows. */
class Undo extends Error {}

/**
 * Tries, as `caller`, to read and write messages of `topic`, and undoes everything: the policies themselves answer.
 */
export async function topicRights(database: Database, caller: Caller, topic: string): Promise<TopicRights> {
  const rights = { readBroadcast: false, writeBroadcast: false, readPresence: false, writePresence: false };
  try {
    await database.transaction(async (session) => {
      await session.query(
        `insert into realtime.messages (topic, extension, event, private)
         values ($1, 'broadcast', 'trial', true), ($1, 'presence', 'trial', true)`,
        [topic],
      );
      await session.query(
        `select set_config('realtime.topic', $1, true), set_config('request.jwt.claims', $2, true),
           set_config('request.jwt.claim.sub', coalesce($2::jsonb ->> 'sub', ''), true),
           set_config('request.jwt.claim.role', $3, true), set_config('role', $3, true)`,
        [topic, caller.claimsText, caller.claims.role],
      );
      await session.script('savepoint trial');
      const attempt = async (work: () => Promise<boolean>): Promise<boolean> => {
        try {
          return await work();
        } catch {
          // A policy that fails allows nothing.
          return false;
        } finally {
          await session.script('rollback to savepoint trial');
        }
      };
      const reads = (extension: string): Promise<boolean> =>
        attempt(async () => {
          const rows = await session.query(
            'select from realtime.messages where topic = $1 and extension = $2 limit 1',
            [topic, extension],
          );
          return rows.length > 0;
        });
      const writes = (extension: string): Promise<boolean> =>
        attempt(async () => {
          await session.query(
            `insert into realtime.messages (topic, extension, event, private) values ($1, $2, 'trial', true)`,
            [topic, extension],
          );
          return true;
        });
      rights.readBroadcast = await reads('broadcast');
      rights.readPresence = await reads('presence');
      rights.writeBroadcast = await writes('broadcast');
      rights.writePresence = await writes('presence');
      throw new Undo();
    });
  } catch (thrown) {
    if (!(thrown instanceof Undo)) throw thrown;
  }
  return rights;
}
