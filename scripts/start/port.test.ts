import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Failure } from '../lib/failures.mjs';
import { candidates, freePort, HOST, listenOn } from './port.ts';

const servers: Server[] = [];
const server = (): Server => {
  const made = createServer();
  servers.push(made);
  return made;
};
const any = { option: '--port', port: 0, exact: true };
afterEach(async () => {
  for (const open of servers.splice(0)) {
    if (open.listening) await new Promise((done) => open.close(done));
  }
});

describe('candidates', () => {
  test('a usual port gives way to the next twenty', () => {
    expect(candidates({ option: '--port', port: 4810, exact: false })).toEqual(
      Array.from({ length: 20 }, (_, i) => 4810 + i),
    );
  });
  test('one asked for stands alone, and so does "any"', () => {
    expect(candidates({ option: '--port', port: 4810, exact: true })).toEqual([4810]);
    expect(candidates({ option: '--port', port: 0, exact: false })).toEqual([0]);
  });
  test('they end where ports end', () => {
    expect(candidates({ option: '--port', port: 65_534, exact: false })).toEqual([65_534, 65_535]);
  });
});

describe('listening', () => {
  test('a taken port: the next one', async () => {
    const taken = await listenOn(server(), any);
    const port = await listenOn(server(), { option: '--port', port: taken, exact: false });
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThan(taken + 20);
  });

  test('a taken port that was asked for: refused by name', async () => {
    const taken = await listenOn(server(), any);
    const refusal = listenOn(server(), { option: '--web-port', port: taken, exact: true });
    await expect(refusal).rejects.toThrow(Failure);
    await expect(refusal).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${String(taken)} is taken by another program.`,
    });
    await expect(refusal).rejects.toHaveProperty('remedy', expect.stringContaining('--web-port NUMBER'));
  });

  test('only this machine can reach it', async () => {
    const open = server();
    await listenOn(open, any);
    expect(open.address()).toMatchObject({ address: HOST });
  });

  test('a free port is free again', async () => {
    const first = server();
    const taken = await listenOn(first, any);
    await new Promise((done) => first.close(done));
    expect(await freePort({ option: '--port', port: taken, exact: true })).toBe(taken);
    expect(await listenOn(server(), { option: '--port', port: taken, exact: true })).toBe(taken);
  });
});
