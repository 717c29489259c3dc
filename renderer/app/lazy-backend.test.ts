import { describe, expect, test } from 'vitest';
import type { WatchState } from '../backend/backend.ts';
import { FakeClinic } from '../backend/fake-backend.ts';
import { LazyBackend } from './lazy-backend.ts';

const me = {
  id: '20000000-0000-4000-8000-000000000001',
  role: 'patient',
  fullName: 'Sita Gurung',
  email: 'sita@meroclinic.example',
  timeZone: 'Asia/Kathmandu',
  language: 'en',
} as const;

describe('the clinic’s client, loaded late', () => {
  test('with nobody signed in the form is shown before anything is loaded', () => {
    const lazy = new LazyBackend(() => Promise.reject(new Error('not asked for')), 'nobody');
    expect(lazy.current()).toEqual({ kind: 'signed-out', because: 'never' });
  });

  test('with a stored session it is not known until the client says', async () => {
    const clinic = new FakeClinic(me);
    const lazy = new LazyBackend(() => Promise.resolve(clinic.backend), 'someone');
    expect(lazy.current()).toEqual({ kind: 'unknown' });
    await lazy.load();
    expect(lazy.current()).toEqual({ kind: 'signed-in', profile: me });
  });

  test('a client that has just arrived and looks for a session does not take the form away', async () => {
    const clinic = new FakeClinic();
    clinic.become({ kind: 'unknown' });
    const lazy = new LazyBackend(() => Promise.resolve(clinic.backend), 'nobody');
    await lazy.load();
    expect(lazy.current()).toEqual({ kind: 'signed-out', because: 'never' });
  });

  test('signing in loads it, and who listens is told', async () => {
    const clinic = new FakeClinic();
    const lazy = new LazyBackend(() => Promise.resolve(clinic.backend), 'nobody');
    let told = 0;
    lazy.subscribe(() => {
      told += 1;
    });
    await lazy.account.signIn(me.email, 'a password');
    expect(clinic.requests).toEqual([{ name: 'signIn', given: [me.email, 'a password'] }]);
    const before = told;
    clinic.become({ kind: 'signed-in', profile: me });
    expect(told).toBe(before + 1);
    expect(lazy.current().kind).toBe('signed-in');
  });

  test('a failed load is said once and tried again', async () => {
    const clinic = new FakeClinic();
    let tries = 0;
    const lazy = new LazyBackend(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('chunk missing')) : Promise.resolve(clinic.backend);
    }, 'nobody');
    await expect(lazy.load()).rejects.toThrow('chunk missing');
    await expect(lazy.load()).resolves.toBe(clinic.backend);
    await lazy.load();
    expect(tries).toBe(2);
  });

  test('whoever is known from last time is shown at once, and what is asked meanwhile is answered when it is loaded', async () => {
    const clinic = new FakeClinic();
    clinic.become({ kind: 'unknown' });
    const lazy = new LazyBackend(() => Promise.resolve(clinic.backend), me);
    expect(lazy.current()).toEqual({ kind: 'signed-in', profile: me });
    const states: WatchState[] = [];
    const end = lazy.clinic.watch({ state: (state) => states.push(state) });
    const asked = lazy.clinic.booking.listDoctors();
    await lazy.load();
    expect(clinic.requests).toEqual([]);
    expect(states).toEqual(['catching-up']);
    clinic.become({ kind: 'signed-in', profile: me });
    await expect(asked).resolves.toEqual([]);
    expect(clinic.requests.map(({ name }) => name)).toEqual(['listDoctors']);
    expect(states).toEqual(['catching-up', 'live']);
    end();
    clinic.setWatchState('offline');
    expect(states).toHaveLength(2);
  });

  test('a session that turns out to be over leads to the door', async () => {
    const clinic = new FakeClinic();
    clinic.become({ kind: 'signed-out', because: 'expired' });
    const lazy = new LazyBackend(() => Promise.resolve(clinic.backend), me);
    await lazy.load();
    expect(lazy.current()).toEqual({ kind: 'signed-out', because: 'expired' });
  });

  test('a refusal of the clinic comes through as it is', async () => {
    const clinic = new FakeClinic(me);
    const lazy = new LazyBackend(() => Promise.resolve(clinic.backend), me);
    clinic.refuse('listDoctors', 'server_unreachable');
    await expect(lazy.clinic.booking.listDoctors()).rejects.toMatchObject({ code: 'server_unreachable' });
  });
});
