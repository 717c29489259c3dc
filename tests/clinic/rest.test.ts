import { expect, it } from 'vitest';
import { addPerson, onEachEngine, visitor } from './harness.ts';

onEachEngine('Data API', (clinic) => {
  it('inserts, selects, filters, orders and pages', async () => {
    const { client } = await addPerson(clinic());
    const rows = Array.from({ length: 12 }, (_, index) => ({
      title: `note ${index}`,
      priority: index,
      done: index % 2 === 0,
      due: new Date(Date.UTC(2031, 0, 1 + index, 8)).toISOString(),
      extra: { index, list: [1, 'two', null] },
    }));
    const inserted = await client.from('notes').insert(rows).select('id, title');
    expect(inserted.error).toBeNull();
    expect(inserted.data).toHaveLength(12);
    const page = await client
      .from('notes')
      .select('title, due, extra, done', { count: 'exact' })
      .gte('priority', 2)
      .eq('done', true)
      .order('priority', { ascending: false })
      .range(1, 3);
    expect(page.count).toBe(5);
    expect(page.data?.map((row) => row.title)).toEqual(['note 8', 'note 6', 'note 4']);
    expect(page.data?.[0]).toMatchObject({
      due: '2031-01-09T08:00:00+00:00',
      extra: { index: 8, list: [1, 'two', null] },
    });
    const either = await client.from('notes').select('title').or('priority.eq.1,title.eq.note 3').order('title');
    expect(either.data?.map((row) => row.title)).toEqual(['note 1', 'note 3']);
    const some = await client.from('notes').select('title').in('priority', [0, 11]).order('priority');
    expect(some.data).toHaveLength(2);
    const head = await client.from('notes').select('id', { count: 'exact', head: true });
    expect(head.count).toBe(12);
    const one = await client.from('notes').select('title').eq('priority', 3).single();
    expect(one.data).toEqual({ title: 'note 3' });
    const none = await client.from('notes').select('title').eq('priority', 99).maybeSingle();
    expect(none).toMatchObject({ data: null, error: null });
    const many = await client.from('notes').select('title').single();
    expect(many.error?.code).toBe('PGRST116');
  });

  it('updates, upserts, deletes and embeds', async () => {
    const { client } = await addPerson(clinic());
    const made = await client.from('notes').insert({ title: 'parent' }).select('id').single();
    const id: unknown = made.data?.id;
    await client.from('comments').insert([
      { note: id, words: 'first' },
      { note: id, words: 'second' },
    ]);
    const embedded = await client.from('notes').select('title, comments(words)').eq('id', id);
    expect(embedded.data).toEqual([{ title: 'parent', comments: [{ words: 'first' }, { words: 'second' }] }]);
    const upwards = await client.from('comments').select('words, notes!inner(title)').eq('notes.title', 'parent');
    expect(upwards.data).toHaveLength(2);
    const updated = await client.from('notes').update({ title: 'renamed' }).eq('id', id).select('title').single();
    expect(updated.data).toEqual({ title: 'renamed' });
    const upserted = await client.from('notes').upsert({ id, title: 'again' }).select('title').single();
    expect(upserted).toMatchObject({ error: null, data: { title: 'again' } });
    const deleted = await client.from('notes').delete().eq('id', id).select('id');
    expect(deleted.data).toEqual([{ id }]);
    const left = await client.from('comments').select('words');
    expect(left.data).toEqual([]);
  });

  it('calls functions', async () => {
    const { client } = await addPerson(clinic());
    await client.from('notes').insert([{ title: 'b', priority: 5 }, { title: 'a', priority: 5 }, { title: 'c' }]);
    expect((await visitor(clinic()).rpc('who_am_i')).data).toMatchObject({ uid: null, database_role: 'anon' });
    const allowed = await client.rpc('only_members');
    expect(allowed.data).toBe('for members');
    const refused = await visitor(clinic()).rpc('only_members');
    expect(refused).toMatchObject({ status: 401, error: { code: '42501' } });
    const missing = await client.rpc('no_such_function');
    expect(missing).toMatchObject({ status: 404, error: { code: 'PGRST202' } });
  });

  it.each([
    ['P0001', 400],
    ['MC042', 400],
    ['22023', 400],
    ['23P01', 400],
    ['40001', 500],
    ['P0002', 500],
    ['28000', 403],
    ['PT409', 409],
  ])('keeps code, message, details and hint of a raised %s', async (code, status) => {
    const { client } = await addPerson(clinic());
    const { error, status: answered } = await client.rpc('refuse', { wanted: code });
    expect(answered).toBe(status);
    expect(error).toMatchObject({
      code,
      message: 'refused on request',
      details: 'the detail',
      hint: 'the hint',
    });
  });

  it('reports violated constraints by their code', async () => {
    const { client, id } = await addPerson(clinic());
    const long = await client.from('notes').insert({ title: 'x'.repeat(41) });
    expect(long).toMatchObject({ status: 400, error: { code: '23514' } });
    const missing = await client.from('notes').insert({ body: 'no title' });
    expect(missing).toMatchObject({ status: 400, error: { code: '23502' } });
    const foreign = await client.from('comments').insert({ note: id, words: 'no such note' });
    expect(foreign).toMatchObject({ status: 403, error: { code: '42501' } });
    const booking = { room: id, during: '[2031-01-01 08:00+00,2031-01-01 09:00+00)' };
    expect((await client.from('bookings').insert(booking)).error).toBeNull();
    const overlapping = await client.from('bookings').insert(booking);
    expect(overlapping).toMatchObject({ status: 400, error: { code: '23P01' } });
    const unknown = await client.from('no_such_table').select();
    expect(unknown).toMatchObject({ status: 404, error: { code: 'PGRST205' } });
    const column = await client.from('notes').select('no_such_column');
    expect(column).toMatchObject({ status: 400, error: { code: '42703' } });
    const text = await client.from('notes').select('id').eq('id', 'no uuid');
    expect(text).toMatchObject({ status: 400, error: { code: '22P02' } });
  });

  it('keeps the rights that migrations took away', async () => {
    const { client, id } = await addPerson(clinic(), 'Mallory');
    const promoted = await client.from('people').update({ rank: 'admin' }).eq('id', id);
    expect(promoted).toMatchObject({ status: 403, error: { code: '42501' } });
    const renamed = await client.from('people').update({ name: 'Alice' }).eq('id', id).select('name, rank');
    expect(renamed.data).toEqual([{ name: 'Alice', rank: 'member' }]);
    const hidden = await client.from('notes').select('secret');
    expect(hidden).toMatchObject({ status: 403, error: { code: '42501' } });
    const nobody = await visitor(clinic()).from('people').select();
    expect(nobody).toMatchObject({ status: 401, error: { code: '42501' } });
    const users = await client.schema('auth').from('users').select();
    expect(users.status).toBe(406);
    const inside = await client.schema('clinic').from('changes').select();
    expect(inside.status).toBe(406);
  });

  it('shows everybody their own rows and the service role all', async () => {
    const [first, second] = [await addPerson(clinic()), await addPerson(clinic())];
    await first.client.from('notes').insert({ title: 'of the first' });
    await second.client.from('notes').insert({ title: 'of the second' });
    const stolen = await second.client.from('notes').insert({ title: 'forged', owner: first.id });
    expect(stolen).toMatchObject({ status: 403, error: { code: '42501' } });
    const seen = await second.client.from('notes').select('title');
    expect(seen.data).toEqual([{ title: 'of the second' }]);
    const changed = await second.client.from('notes').update({ title: 'mine' }).eq('owner', first.id).select('id');
    expect(changed.data).toEqual([]);
    const all = await visitor(clinic(), clinic().secretKey)
      .from('notes')
      .select('title')
      .in('owner', [first.id, second.id]);
    expect(all.data).toHaveLength(2);
  });

  it('follows changes of the schema while it runs', async () => {
    await clinic().sql('create table public.later (id int primary key)');
    await clinic().sql('grant select on public.later to anon');
    await expect.poll(async () => (await visitor(clinic()).from('later').select()).status, { timeout: 5000 }).toBe(200);
  });

  it('answers browsers of any origin', async () => {
    const preflight = await fetch(`${clinic().url}/rest/v1/notes`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://127.0.0.1:5173',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'apikey,authorization,content-profile',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-profile');
  });

  it('serves PeerServer without telling who is there', async () => {
    const id = await fetch(`${clinic().peerServer}/peerjs/id`);
    expect(await id.text()).toMatch(/^[\da-f-]{36}$/);
    const list = await fetch(`${clinic().peerServer}/peerjs/peers`);
    expect(list.status).toBe(401);
    const address = `${clinic().peerServer.replace('http', 'ws')}/peerjs?key=peerjs&id=someone&token=t`;
    const socket = new WebSocket(address);
    const opened = await new Promise<unknown>((resolve, reject) => {
      socket.addEventListener('message', (event) => resolve(JSON.parse(String(event.data))));
      socket.addEventListener('error', () => reject(new Error('the socket failed')));
    });
    expect(opened).toEqual({ type: 'OPEN' });
    socket.close();
  });
});
