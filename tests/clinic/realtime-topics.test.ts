import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { createClient } from '@supabase/supabase-js';
import { expect, it } from 'vitest';
import { addPerson, clientWith, onEachEngine, tokenFor, visitor } from './harness.ts';
import { until } from './realtime-helpers.ts';

interface Joined {
  readonly channel: RealtimeChannel;
  readonly heard: unknown[];
  readonly statuses: string[];
  readonly errors: string[];
  readonly system: string[];
}

type Settings = NonNullable<Parameters<SupabaseClient['channel']>[1]>['config'];

async function enter(client: SupabaseClient, topic: string, config: Settings = {}): Promise<Joined> {
  // The client puts the token it has at this moment into its join, and fetches its first one in the background.
  await client.realtime.setAuth();
  const channel = client.channel(topic, { config });
  const joined: Joined = { channel, heard: [], statuses: [], errors: [], system: [] };
  channel
    .on('broadcast', { event: '*' }, ({ event, payload }) => joined.heard.push([event, payload]))
    .on('system', {}, ({ message }: { message: string }) => joined.system.push(message))
    .subscribe((status, error) => {
      joined.statuses.push(status);
      if (error !== undefined) joined.errors.push(error.message);
    });
  return joined;
}

async function joined(client: SupabaseClient, topic: string, config: Settings = {}): Promise<Joined> {
  const result = await enter(client, topic, config);
  await until(
    () => result.statuses.includes('SUBSCRIBED'),
    () => JSON.stringify(result.errors),
  );
  return result;
}

onEachEngine('Realtime topics', (clinic) => {
  it.each(['1.0.0', '2.0.0'])('broadcasts with serializer %s', async (vsn) => {
    const client = (): SupabaseClient =>
      createClient(clinic().url, clinic().publishableKey, { realtime: { vsn }, auth: { persistSession: false } });
    const [sender, receiver] = [client(), client()];
    const from = await joined(sender, 'hall', { broadcast: { ack: true } });
    const echo = await joined(sender, 'mirror', { broadcast: { self: true } });
    const to = await joined(receiver, 'hall');
    const payload = { text: 'नमस्ते 🏥', list: [1, null] };
    expect(await from.channel.send({ type: 'broadcast', event: 'said', payload })).toBe('ok');
    await echo.channel.send({ type: 'broadcast', event: 'echo', payload: { number: 1 } });
    await until(() => to.heard.length > 0 && echo.heard.length > 0);
    expect(to.heard).toEqual([['said', payload]]);
    expect(echo.heard).toEqual([['echo', { number: 1 }]]);
    expect(from.heard).toEqual([]);
    await Promise.all([sender.realtime.disconnect(), receiver.realtime.disconnect()]);
  });

  it('carries bytes, HTTP broadcasts and those of the database', async () => {
    const to = await joined(visitor(clinic()), 'news');
    const from = await joined(visitor(clinic()), 'news');
    await from.channel.send({ type: 'broadcast', event: 'bytes', payload: Uint8Array.from([1, 2, 255]).buffer });
    await until(() => to.heard.length === 1);
    await visitor(clinic()).channel('news').httpSend('http', { number: 2 });
    await until(() => to.heard.length === 2);
    const { client } = await addPerson(clinic());
    await client.rpc('tell', { topic: 'news', words: 'from SQL' });
    await until(() => to.heard.length === 3);
    expect(to.heard).toEqual([
      ['bytes', Uint8Array.from([1, 2, 255]).buffer],
      ['http', { number: 2 }],
      ['told', { words: 'from SQL' }],
    ]);
  });

  it('shows who is present', async () => {
    const [first, second] = [visitor(clinic()), visitor(clinic())];
    const states: string[] = [];
    const watcher = first.channel('room', { config: { presence: { key: 'watcher' } } });
    watcher.on('presence', { event: 'sync' }, () =>
      states.push(Object.keys(watcher.presenceState()).toSorted().join()),
    );
    watcher.subscribe();
    await until(() => states.length > 0);
    expect(await watcher.track({ device: 'desk' })).toBe('ok');
    const guest = await joined(second, 'room', { presence: { key: 'guest' } });
    await guest.channel.track({ device: 'phone' });
    await until(() => states.at(-1) === 'guest,watcher');
    expect(watcher.presenceState()['guest']).toMatchObject([{ device: 'phone' }]);
    await guest.channel.track({ device: 'tablet' });
    await until(() => JSON.stringify(watcher.presenceState()['guest']).includes('tablet'));
    expect(watcher.presenceState()['guest']).toHaveLength(1);
    await guest.channel.untrack();
    await until(() => states.at(-1) === 'watcher');
    await guest.channel.track({ device: 'phone' });
    await until(() => states.at(-1) === 'guest,watcher');
    await second.realtime.disconnect();
    await until(() => states.at(-1) === 'watcher');
  });

  it('lets policies decide who enters and speaks in private topics', async () => {
    const [owner, other] = [await addPerson(clinic()), await addPerson(clinic())];
    const topic = `room:${owner.id}`;
    const refused = await enter(other.client, topic, { private: true });
    await until(() => refused.errors.length > 0);
    expect(refused.errors[0]).toContain('Unauthorized: You do not have permissions to read from this Channel topic');
    const own = await joined(owner.client, topic, { private: true, broadcast: { self: true } });
    await own.channel.send({ type: 'broadcast', event: 'spoken', payload: {} });
    await until(() => own.heard.length === 1);

    // In the hall everybody listens and nobody speaks; a denied message vanishes.
    const listener = await joined(owner.client, 'hall', { private: true });
    const speaker = await joined(other.client, 'hall', { private: true });
    await speaker.channel.send({ type: 'broadcast', event: 'denied', payload: {} });
    const outside = await joined(visitor(clinic()), 'hall');
    const publicHall = await joined(other.client, 'hall public', { broadcast: { ack: true } });
    expect(await publicHall.channel.send({ type: 'broadcast', event: 'after', payload: {} })).toBe('ok');
    expect([listener.heard, outside.heard]).toEqual([[], []]);
    expect(await clinic().sql('select from realtime.messages where event = $1', ['trial'])).toEqual([]);
  });

  it('names the cause of a refused join', async () => {
    const person = await addPerson(clinic());
    const cases = [
      [await tokenFor(clinic(), person.id, { lifetime: -30 }), 'InvalidJWTToken: Token has expired'],
      [
        await tokenFor(clinic(), person.id, { secret: 'a secret of somebody else, long enough' }),
        'JwtSignatureError: Failed to validate JWT signature',
      ],
      ['gibberish', 'MalformedJWT: The token provided is not a valid JWT'],
      [await tokenFor(clinic(), person.id, { claims: { role: null } }), 'Fields `role` and `exp` are required in JWT'],
    ] as const;
    for (const [token, words] of cases) {
      const client = clientWith(clinic(), token);
      const result = await enter(client, 'anywhere');
      await until(
        () => result.errors.length > 0,
        () => `${words}: ${JSON.stringify([result.statuses, result.system])}`,
      );
      expect(result.errors[0]).toContain(words);
    }
    const crowded = visitor(clinic());
    await Promise.all(Array.from({ length: 100 }, (_, index) => joined(crowded, `topic ${index}`)));
    const last = await enter(crowded, 'one too many');
    await until(() => last.errors.length > 0);
    expect(last.errors[0]).toContain('ChannelRateLimitReached: Too many channels');
  });

  it('refuses sockets without a valid key', async () => {
    const socket = new WebSocket(`${clinic().url.replace('http', 'ws')}/realtime/v1/websocket?apikey=wrong&vsn=1.0.0`);
    const code = await new Promise<number>((resolve) => {
      socket.addEventListener('close', (event) => resolve(event.code));
    });
    expect(code).toBe(1008);
  });
});
