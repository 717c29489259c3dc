import { expect, it } from 'vitest';
import { addPerson, clientWith, onEachEngine, tokenFor, visitor } from './harness.ts';
import { listen, until } from './realtime-helpers.ts';

onEachEngine('Realtime changes', (clinic) => {
  it('tells of inserts, updates and deletes with values as the data API shows them', async () => {
    const { client, id } = await addPerson(clinic());
    const heard = await listen(client, 'mine').on({ table: 'notes' }).join().flowing();
    expect(heard.system[0]).toMatchObject({ message: 'Subscribed to PostgreSQL', extension: 'postgres_changes' });
    const due = '2031-01-01T08:00:00+00:00';
    const row = { title: 'a “title”, 標題 🏥', due, extra: { a: [1, null] }, priority: 3, done: true };
    const inserted = await client.from('notes').insert(row).select('id').single();
    await heard.heard(1);
    const noteId: unknown = inserted.data?.id;
    await client.from('notes').update({ title: 'renamed' }).eq('id', noteId);
    // A row that is gone when its change is delivered gives no event, so this one must arrive first.
    await heard.heard(2);
    await client.from('notes').delete().eq('id', noteId);
    const [insert, update, remove] = await heard.heard(3);
    expect(insert).toMatchObject({ eventType: 'INSERT', table: 'notes', schema: 'public', errors: null, old: {} });
    expect(insert?.new).toEqual({ id: noteId, owner: id, body: '', ...row });
    expect(update).toMatchObject({ eventType: 'UPDATE', new: { title: 'renamed' }, old: { id: noteId } });
    expect(update?.old).toEqual({ id: noteId });
    expect(remove).toMatchObject({ eventType: 'DELETE', old: { id: noteId } });
    expect(remove?.new).toEqual({});
  });

  it('delivers rows only to those who may see them, and in order', async () => {
    const [first, second] = [await addPerson(clinic()), await addPerson(clinic())];
    const heard = await Promise.all(
      [first, second].map(async ({ client }) =>
        listen(client, 'rows').on({ event: 'INSERT', table: 'notes' }).join().flowing(),
      ),
    );
    const anonymous = await listen(visitor(clinic()), 'rows').on({ event: 'INSERT', table: 'notes' }).join().flowing();
    for (let index = 0; index < 10; index += 1) {
      await first.client.from('notes').insert({ title: `first ${index}` });
      await second.client.from('notes').insert({ title: `second ${index}` });
    }
    for (const [index, name] of ['first', 'second'].entries()) {
      const changes = (await heard[index]?.heard(10)) ?? [];
      expect(changes.map((change) => ('title' in change.new ? change.new['title'] : null))).toEqual(
        Array.from({ length: 10 }, (_, number) => `${name} ${number}`),
      );
    }
    expect(anonymous.changes).toEqual([]);
  });

  it('honours filters, events and several wishes on one channel', async () => {
    const { client, id } = await addPerson(clinic());
    const urgent = listen(client, 'filtered')
      .on({ event: 'INSERT', table: 'notes', filter: 'priority=gte.5' })
      .on({ event: 'UPDATE', table: 'notes', filter: 'title=eq.wanted' })
      .on({ event: '*', table: 'notes', filter: `owner=eq.${id.toUpperCase()},done=is.true` })
      .on({ event: 'INSERT', table: 'notes', filter: 'title=in.("with, comma",other)' })
      .join();
    await urgent.flowing();
    const add = async (row: object): Promise<unknown> =>
      (await client.from('notes').insert(row).select('id').single()).data?.id;
    const plain = await add({ title: 'plain', priority: 1 });
    await add({ title: 'urgent', priority: 5 });
    await add({ title: 'done', done: true });
    await add({ title: 'with, comma' });
    await client.from('notes').update({ title: 'wanted' }).eq('id', plain);
    await urgent.heard(4);
    expect(
      urgent.changes.map((change) => [change.eventType, 'title' in change.new ? change.new['title'] : null]),
    ).toEqual([
      ['INSERT', 'urgent'],
      ['INSERT', 'done'],
      ['INSERT', 'with, comma'],
      ['UPDATE', 'wanted'],
    ]);
  });

  it('tells everybody of deletes, by primary key alone, if their filter can match', async () => {
    const [owner, other] = [await addPerson(clinic()), await addPerson(clinic())];
    const { data } = await owner.client.from('notes').insert({ title: 'short-lived' }).select('id').single();
    const id: unknown = data?.id;
    const all = await listen(other.client, 'deletes').on({ event: 'DELETE', table: 'notes' }).join().flowing();
    const filtered = await listen(other.client, 'filtered deletes')
      .on({ event: 'DELETE', table: 'notes', filter: 'title=eq.short-lived' })
      .on({ event: 'DELETE', table: 'notes', filter: `id=eq.${String(id)}` })
      .join()
      .flowing();
    await owner.client.from('notes').delete().eq('id', id);
    expect((await all.heard(1)).map((change) => change.old)).toEqual([{ id }]);
    expect((await filtered.heard(1)).map((change) => change.old)).toEqual([{ id }]);
  });

  it('carries whole old rows where the table keeps them', async () => {
    await clinic().sql('grant select on public.logbook to authenticated');
    const { client } = await addPerson(clinic());
    const heard = await listen(client, 'logbook')
      .on({ table: 'logbook', filter: 'words=like.old%' })
      .on({ event: 'UPDATE', table: 'logbook' })
      .join()
      .flowing();
    await clinic().sql(`insert into public.logbook values (1, 'old words')`);
    await clinic().sql(`update public.logbook set words = 'new words'`);
    await clinic().sql(`update public.logbook set words = 'old again'`);
    await clinic().sql('delete from public.logbook');
    // The second update is wanted twice over, and each wish has its own callback.
    const changes = await heard.heard(5);
    expect(changes.map(({ eventType, old }) => [eventType, old])).toEqual([
      ['INSERT', {}],
      ['UPDATE', { id: 1, words: 'old words' }],
      ['UPDATE', { id: 1, words: 'new words' }],
      ['UPDATE', { id: 1, words: 'new words' }],
      ['DELETE', { id: 1, words: 'old again' }],
    ]);
  });

  it('carries rows far larger than a notification can', async () => {
    const { client } = await addPerson(clinic());
    const heard = await listen(client, 'large').on({ table: 'notes' }).join().flowing();
    const body = 'large '.repeat(200_000);
    expect((await client.from('notes').insert({ title: 'large', body })).error).toBeNull();
    const [change] = await heard.heard(1);
    expect(change?.new).toMatchObject({ body });
  });

  it('says nothing of what was rolled back or hidden before delivery', async () => {
    const { client, id } = await addPerson(clinic());
    const heard = await listen(client, 'rolled back').on({ table: 'notes' }).join().flowing();
    const refused = await client.from('notes').insert([{ title: 'good' }, { title: 'x'.repeat(41) }]);
    expect(refused.error?.code).toBe('23514');
    await clinic().sql(
      `with gone as (insert into public.notes (owner, title) values ($1, 'of somebody else') returning id)
       select id from gone`,
      ['11111111-1111-4111-8111-111111111111'],
    );
    await client.from('notes').insert({ title: 'sentinel' });
    const changes = await heard.heard(1);
    expect(changes.map((change) => ('title' in change.new ? change.new['title'] : null))).toEqual(['sentinel']);
    expect(changes[0]?.new).toMatchObject({ owner: id });
  });

  it('refuses wishes that cannot be served, but keeps the channel', async () => {
    const { client } = await addPerson(clinic());
    const cases = [
      [{ table: 'unpublished' }, /Unable to subscribe to changes with given parameters/],
      [{ table: 'no_such_table' }, /Unable to subscribe/],
      [{ table: 'notes', filter: 'nothing=eq.1' }, /invalid column for filter nothing/],
      [{ table: 'notes', filter: 'id=eq.no-uuid' }, /no-uuid/],
      [{ table: 'notes', filter: 'gibberish' }, /filter/],
    ] as const;
    for (const [index, [wish, words]] of cases.entries()) {
      const heard = listen(client, `wrong ${index}`).on(wish).join();
      await until(
        () => heard.system.length > 0,
        () => heard.told,
      );
      expect(heard.system[0]).toMatchObject({ status: 'error' });
      expect(heard.system[0]?.message).toMatch(words);
      expect(heard.channel.state).toBe('joined');
    }
  });

  it('notices tables published later', async () => {
    const { client } = await addPerson(clinic());
    const everything = await listen(client, 'everything').on({ table: '*' }).join().flowing();
    await clinic().sql('create table public.late (id int primary key)');
    await clinic().sql('grant select on public.late to authenticated');
    await clinic().sql('alter publication supabase_realtime add table public.late');
    const direct = await listen(client, 'late').on({ table: 'late' }).join().flowing();
    await clinic().sql('insert into public.late values (7)');
    expect((await direct.heard(1))[0]?.new).toEqual({ id: 7 });
    expect((await everything.heard(1))[0]?.new).toEqual({ id: 7 });
  });

  it('costs writers nothing but a look when nobody listens', async () => {
    const { client } = await addPerson(clinic());
    const watched = (): Promise<unknown[]> =>
      clinic().sql(`select from clinic.watched where relation = 'public.notes'::regclass`);
    const heard = await listen(client, 'short').on({ table: 'notes' }).join().flowing();
    expect(await watched()).toHaveLength(1);
    await client.removeChannel(heard.channel);
    await expect.poll(async () => (await watched()).length, { timeout: 10_000 }).toBe(0);
  });

  it('changes what is seen when the token changes', async () => {
    const [first, second] = [await addPerson(clinic()), await addPerson(clinic())];
    let token = first.token;
    const client = clientWith(clinic(), () => token);
    const heard = await listen(client, 'two people').on({ event: 'INSERT', table: 'notes' }).join().flowing();
    token = second.token;
    await client.realtime.setAuth();
    const echo = await listen(client, 'echo').on({ event: 'INSERT', table: 'notes' }).join().flowing();
    await first.client.from('notes').insert({ title: 'of the first' });
    await second.client.from('notes').insert({ title: 'of the second' });
    await echo.heard(1);
    await heard.heard(1);
    expect(heard.changes.map((change) => change.new)).toMatchObject([{ title: 'of the second' }]);
  });

  it('goes on over a token refresh and ends with the token otherwise', async () => {
    const person = await addPerson(clinic());
    const short = (): Promise<string> => tokenFor(clinic(), person.id, { lifetime: 2 });
    const kept = clientWith(clinic(), await short());
    const lost = clientWith(clinic(), await short());
    const keeps = await listen(kept, 'kept').on({ event: 'INSERT', table: 'notes' }).join().flowing();
    const loses = await listen(lost, 'lost').on({ event: 'INSERT', table: 'notes' }).join().flowing();
    await kept.realtime.setAuth(person.token);
    await loses.status('CLOSED');
    expect(loses.system.at(-1)).toMatchObject({ status: 'error', extension: 'system' });
    expect(loses.system.at(-1)?.message).toMatch(/Token has expired/);
    await person.client.from('notes').insert({ title: 'after the end' });
    await keeps.heard(1);
    expect(loses.changes).toEqual([]);
  });
});
