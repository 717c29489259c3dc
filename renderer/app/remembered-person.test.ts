import { describe, expect, test } from 'vitest';
import { createFakeHost } from '../platform/fake-host.ts';
import { rememberedPerson, rememberPerson } from './remembered-person.ts';
import { rahman, sita } from './testing.tsx';

const stored = (host: ReturnType<typeof createFakeHost>) => [...host.desktop.session.values()];

describe('who was signed in here last', () => {
  test('is remembered whole, until somebody else is or they leave', async () => {
    const host = createFakeHost();
    expect(await rememberedPerson(host.bridge)).toBeNull();
    await rememberPerson(host.bridge, sita);
    expect(await rememberedPerson(host.bridge)).toEqual(sita);
    await rememberPerson(host.bridge, rahman);
    expect(await rememberedPerson(host.bridge)).toEqual(rahman);
    await rememberPerson(host.bridge, null);
    expect(await rememberedPerson(host.bridge)).toBeNull();
    expect(stored(host)).toEqual([]);
  });

  test.each([
    ['what is no JSON', '{"id":'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a role of another version', JSON.stringify({ ...sita, role: 'nurse' })],
    ['a person without a name', JSON.stringify({ ...sita, fullName: undefined })],
    ['a number for an address', JSON.stringify({ ...sita, email: 7 })],
  ])('is nobody when the store holds %s', async (_what, text) => {
    const host = createFakeHost();
    await rememberPerson(host.bridge, sita);
    const [key] = host.desktop.session.keys();
    host.desktop.session.set(key ?? '', text);
    expect(await rememberedPerson(host.bridge)).toBeNull();
  });
});
