import type { Sql, ParameterOrJSON } from 'postgres';
import type { Asker, Question, Statement } from './question.ts';
import type { Scene } from './scene.ts';

function personOf(by: Asker, scene: Scene): string | null {
  return by === 'service' ? null : scene[by];
}

/** Becomes that person as the API does: their role, their claims, for the rest of the transaction. */
async function become(connection: Sql, by: Asker, scene: Scene): Promise<void> {
  const role = by === 'service' ? 'service_role' : 'authenticated';
  const claims = JSON.stringify({ role, sub: personOf(by, scene) });
  await connection.unsafe(`reset role; set local request.jwt.claims = '${claims}'; set local role ${role}`).simple();
}

function send(connection: Sql, statement: Statement, scene: Scene): Promise<unknown> {
  const parameters: ParameterOrJSON<never>[] = (statement.about ?? []).map((field) => scene[field]);
  return connection.unsafe(statement.text, parameters, { prepare: true });
}

/**
 * Asks once, in a transaction that is rolled back, so that the next one finds the same clinic.
 * @param before runs as the owner of the database just before the question.
 * @returns ms from sending the question to its whole answer.
 */
export async function ask(connection: Sql, question: Question, scene: Scene, before = ''): Promise<number> {
  await connection.unsafe('begin').simple();
  try {
    for (const earlier of question.after ?? []) {
      await become(connection, earlier.by, scene);
      await send(connection, earlier, scene);
    }
    if (before !== '') await connection.unsafe(`reset role; ${before}`).simple();
    await become(connection, question.by, scene);
    const asked = performance.now();
    await send(connection, question, scene);
    return performance.now() - asked;
  } catch (thrown) {
    throw new Error(`${question.name} was refused: ${thrown instanceof Error ? thrown.message : String(thrown)}`, {
      cause: thrown,
    });
  } finally {
    await connection.unsafe('rollback').simple();
  }
}
