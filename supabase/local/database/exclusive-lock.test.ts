import { expect, it } from 'vitest';
import { ExclusiveLock } from './exclusive-lock.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('never lets two tasks overlap, and keeps their order', async () => {
  const lock = new ExclusiveLock();
  const steps: string[] = [];
  const task = (name: string) => async (): Promise<void> => {
    steps.push(`${name} begins`);
    await turn();
    steps.push(`${name} ends`);
  };
  await Promise.all([lock.run(task('a')), lock.run(task('b')), lock.run(task('c'))]);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

it('lets a holder enter again, and goes on after a failure', async () => {
  const lock = new ExclusiveLock();
  const nested = lock.run(async () => {
    await turn();
    const release = await lock.acquire();
    release();
    return lock.run(() => Promise.resolve('inside'));
  });
  expect(await nested).toBe('inside');
  await expect(lock.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await lock.run(() => Promise.resolve('after'))).toBe('after');
});

it('makes work wait that a former holder left behind', async () => {
  const lock = new ExclusiveLock();
  const steps: string[] = [];
  const gate = Promise.withResolvers<void>();
  let leftBehind: Promise<void> | undefined;
  await lock.run(async () => {
    leftBehind = gate.promise.then(() => lock.run(async () => void steps.push('left behind')));
    await turn();
  });
  const next = lock.run(async () => {
    gate.resolve();
    await turn();
    await turn();
    steps.push('next holder');
  });
  await Promise.all([next, leftBehind]);
  expect(steps).toEqual(['next holder', 'left behind']);
});

it('does not take a callback for the holder who caused it', async () => {
  const lock = new ExclusiveLock();
  const steps: string[] = [];
  let later: Promise<void> | undefined;
  await lock.run(async () => {
    lock.outside(() => {
      later = lock.run(async () => void steps.push('callback'));
    });
    await turn();
    steps.push('holder');
  });
  await later;
  expect(steps).toEqual(['holder', 'callback']);
});
