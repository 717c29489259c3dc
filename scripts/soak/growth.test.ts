import { describe, expect, it } from 'vitest';
import { Growth, readPicture } from './growth.ts';

const own = (kb: number, counts: Record<string, number> = {}) => ({ kb, counts: new Map(Object.entries(counts)) });

function growthOf(sizes: readonly number[]): Growth {
  const growth = new Growth();
  for (const [index, kb] of sizes.entries()) growth.add(index + 1, own(kb));
  return growth;
}

describe('growth from call to call', () => {
  it('is nothing for a page that settles after its first calls, whatever one look says', () => {
    const flat = growthOf([900, 1_500, 1_900, 2_000, 2_004, 1_998, 2_400, 2_001, 2_003, 1_999, 2_005, 2_002]);
    expect(Math.abs(flat.kbPerCall() ?? 100)).toBeLessThan(2);
  });

  it('is found under noise larger than itself', () => {
    const noise = [0, 90, -70, 40, -30, 80, -60, 10, 50, -40, 30, -20];
    const growing = growthOf(noise.map((odd, call) => 2_000 + 60 * call + odd));
    expect(growing.kbPerCall()).toBeGreaterThan(40);
  });

  it('is not guessed from a few calls, and not across a load of the page', () => {
    expect(growthOf([1, 2, 3, 4, 5]).kbPerCall()).toBeNull();
    const growth = new Growth();
    for (let call = 1; call <= 10; call += 1) growth.add(call, own(5_000));
    growth.loadedAgain();
    for (let call = 1; call <= 10; call += 1) growth.add(call, own(2_000));
    expect(growth.kbPerCall()).toBe(0);
  });

  it('names what there is one more of with every call', () => {
    const growth = new Growth();
    for (let call = 4; call <= 10; call += 1)
      growth.add(call, own(call, { 'object OpenCall': call, 'object Map': 40 }));
    expect(growth.grown()).toEqual(['6 object OpenCall']);
  });
});

describe('a picture of the heap', () => {
  it('counts what the program holds, not its code', () => {
    const text = JSON.stringify({
      snapshot: {
        meta: {
          node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
          node_types: [['hidden', 'array', 'string', 'object', 'code'], 'string', 'number', 'number', 'number'],
        },
      },
      nodes: [3, 0, 1, 1_024, 0, 4, 1, 2, 999_999, 0, 2, 1, 3, 1_024, 0],
      strings: ['OpenCall', 'text'],
    });
    expect(readPicture(text)).toEqual({ kb: 2, counts: new Map([['object OpenCall', 1]]) });
  });
});
