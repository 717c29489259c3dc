import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Runs `create`, which makes a cluster in `cluster`, so that a process killed in the middle leaves no half-made one:
 * a mark beside it stands while it is made, and whoever finds the mark starts anew.
 */
export async function createCluster<Result>(cluster: string, create: () => Promise<Result>): Promise<Result> {
  const mark = markOf(cluster);
  await mkdir(dirname(cluster), { recursive: true });
  await writeFile(mark, '');
  const result = await create();
  await rm(mark, { force: true });
  return result;
}

/** Deletes a cluster that was never finished. Nobody was told that anything was kept in it. */
export async function removeUnfinished(cluster: string): Promise<void> {
  const mark = markOf(cluster);
  if (!existsSync(mark)) return;
  await rm(cluster, { recursive: true, force: true });
  await rm(mark, { force: true });
}

function markOf(cluster: string): string {
  return `${cluster}.unfinished`;
}
