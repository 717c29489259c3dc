// Whether what a page keeps of its calls grows from call to call: its own objects, counted in a picture of its heap. The
// size of the whole heap says little: for dozens of calls it grows with what the engine compiles of the program.
import type { Page } from '@playwright/test';
import * as z from 'zod';
import { median } from '../../tests/bench/lib/figures.ts';

/** Values of the program itself; not its code, what the engine notes about it, or what the browser draws. */
const ownKinds: ReadonlySet<string> = new Set([
  'object',
  'closure',
  'array',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'bigint',
  'regexp',
  'symbol',
]);

const heapPicture = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  nodes: z.custom<readonly number[]>(Array.isArray),
  strings: z.custom<readonly string[]>(Array.isArray),
});

export interface OwnObjects {
  readonly kb: number;
  /** How many there are of each kind, by the name of their constructor. */
  readonly counts: ReadonlyMap<string, number>;
}

/** What the page's program holds, after its garbage was collected. */
export async function ownObjects(page: Page): Promise<OwnObjects> {
  return readPicture(await takePicture(page));
}

/** The page's heap as the browser's own tools open it (`.heapsnapshot`). */
export async function takePicture(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const chunks: string[] = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    return chunks.join('');
  } finally {
    await session.detach();
  }
}

export function readPicture(text: string): OwnObjects {
  const { snapshot, nodes, strings } = heapPicture.parse(JSON.parse(text));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kindAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field));
  if (kindAt === undefined || nameAt === undefined || sizeAt === undefined) throw new Error('an unknown heap picture');
  const counts = new Map<string, number>();
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + kindAt] ?? -1] ?? '';
    if (!ownKinds.has(kind)) continue;
    bytes += nodes[at + sizeAt] ?? 0;
    if (kind !== 'object' && kind !== 'closure') continue;
    const name = `${kind} ${strings[nodes[at + nameAt] ?? -1] ?? ''}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { kb: bytes / 1_024, counts };
}

interface Point {
  /** Calls since the page was loaded. */
  readonly calls: number;
  readonly own: OwnObjects;
}

/** The first calls after a load fetch code and fill caches. */
const warmUpCalls = 3;
/** Fewer than so many calls between two looks say nothing: a cache that is kept for minutes looks like growth. */
const leastSpan = 4;

/** What grew between the calls of one page; a page that was loaded again begins anew. */
export class Growth {
  private lives: Point[][] = [[]];

  loadedAgain(): void {
    this.lives.push([]);
  }

  add(calls: number, own: OwnObjects): void {
    if (calls > warmUpCalls) this.lives.at(-1)?.push({ calls, own });
  }

  /**
   * kB for each call: the median over all pairs of looks at the same life of the page that are far enough apart, which a
   * single odd look does not move. Null while there are too few.
   */
  kbPerCall(): number | null {
    const slopes = this.lives.flatMap((points) =>
      points.flatMap((from, index) =>
        points
          .slice(index + 1)
          .filter((to) => to.calls - from.calls >= leastSpan)
          .map((to) => (to.own.kb - from.own.kb) / (to.calls - from.calls)),
      ),
    );
    return slopes.length < 3 ? null : median(slopes);
  }

  /** What there was one more of with every call, in the page's longest life. */
  grown(): readonly string[] {
    const longest = this.lives.toSorted((one, other) => other.length - one.length)[0];
    const [from, to] = [longest?.at(0), longest?.at(-1)];
    if (!from || !to) return [];
    return [...to.own.counts]
      .map(([name, count]) => ({ name, more: count - (from.own.counts.get(name) ?? 0) }))
      .filter(({ more }) => more >= to.calls - from.calls)
      .toSorted((one, other) => other.more - one.more)
      .slice(0, 8)
      .map(({ name, more }) => `${String(more)} ${name}`);
  }
}
