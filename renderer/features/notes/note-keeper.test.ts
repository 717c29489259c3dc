import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftsOf } from '../../app/drafts.ts';
import { rahman, visitOfSita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { NoteKeeper } from './note-keeper.ts';

const { id } = visitOfSita();
const drafts = draftsOf(rahman.id);
let clinic: FakeClinic;
let close: () => void = () => undefined;

function open(): NoteKeeper {
  const keeper = new NoteKeeper({ appointmentId: id, records: clinic.backend.records, drafts });
  keeper.subscribe(() => undefined);
  close = keeper.open();
  return keeper;
}
/** Everything that is waiting happens. */
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const other = (body: string, version: number) => {
  clinic.notes = [{ appointmentId: id, body, version, updatedAt: Date.now() }];
};

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  clinic = new FakeClinic(rahman);
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

describe('a note', () => {
  test('saves by itself after a pause, and leaves no draft', async () => {
    const keeper = open();
    await settle();
    keeper.write('Dry');
    keeper.write('Dry cough');
    expect(drafts.read(`note.${id}`)).toMatchObject({ text: 'Dry cough' });
    expect(clinic.notes).toEqual([]);
    await settle(2000);
    expect(clinic.notes[0]).toMatchObject({ body: 'Dry cough', version: 1 });
    expect(clinic.requests.filter(({ name }) => name === 'records.saveNote')).toHaveLength(1);
    expect(drafts.read(`note.${id}`)).toBeNull();
  });

  test('what was typed while it was being saved is saved too', async () => {
    const keeper = open();
    await settle();
    keeper.write('Dry');
    vi.advanceTimersByTime(1200);
    keeper.write('Dry cough');
    await settle(5000);
    expect(clinic.notes[0]).toMatchObject({ body: 'Dry cough', version: 2 });
  });

  test('is saved when it is closed before the pause is over', async () => {
    const keeper = open();
    await settle();
    keeper.write('Dry cough');
    close();
    await settle();
    expect(clinic.notes[0]?.body).toBe('Dry cough');
  });

  test('without the clinic it is kept, and saved when the clinic is back', async () => {
    const keeper = open();
    await settle();
    clinic.refuse('records.saveNote', 'server_unreachable');
    keeper.write('Dry cough');
    await settle(2000);
    expect(keeper.current()).toMatchObject({ trouble: { code: 'server_unreachable' }, text: 'Dry cough' });
    expect(drafts.read(`note.${id}`)).toMatchObject({ text: 'Dry cough' });
    await settle(6000);
    expect(clinic.notes[0]?.body).toBe('Dry cough');
    expect(keeper.current()).toMatchObject({ trouble: null });
  });

  test('can be written when it could not be read, and does not replace what was never seen', async () => {
    other('Of yesterday', 3);
    clinic.refuse('records.readNote', 'server_unreachable');
    const keeper = open();
    await settle();
    keeper.write('Of today');
    await settle(2000);
    expect(clinic.notes[0]?.body).toBe('Of yesterday');
    expect(keeper.current()).toMatchObject({ text: 'Of today', theirs: { body: 'Of yesterday' } });
  });

  test('a draft of a window that closed is there again and saved', async () => {
    drafts.write(`note.${id}`, { text: 'Half a sen', version: 0 });
    const keeper = open();
    await settle();
    expect(keeper.current()).toMatchObject({ text: 'Half a sen', theirs: null });
    await settle(2000);
    expect(clinic.notes[0]?.body).toBe('Half a sen');
  });
});

describe('two windows', () => {
  async function conflict(): Promise<NoteKeeper> {
    other('Cough', 1);
    const keeper = open();
    await settle();
    other('Cough, since Monday', 2);
    keeper.write('Cough, dry');
    await settle(2000);
    expect(keeper.current()).toMatchObject({ text: 'Cough, dry', theirs: { body: 'Cough, since Monday' } });
    expect(clinic.notes[0]?.body).toBe('Cough, since Monday');
    return keeper;
  }

  test.each([
    ['keepMine', 'Cough, dry'],
    ['takeTheirs', 'Cough, since Monday'],
    ['putTogether', 'Cough, since Monday\n\nCough, dry'],
  ] as const)('%s', async (choice, body) => {
    const keeper = await conflict();
    keeper[choice]();
    await settle(2000);
    expect(clinic.notes[0]?.body).toBe(body);
    expect(keeper.current()).toMatchObject({ text: body, theirs: null });
    expect(drafts.read(`note.${id}`)).toBeNull();
  });

  test('closed undecided and opened again it is asked again', async () => {
    await conflict();
    close();
    await settle();
    const keeper = open();
    await settle(2000);
    expect(keeper.current()).toMatchObject({ text: 'Cough, dry', theirs: { body: 'Cough, since Monday' } });
    expect(clinic.notes[0]?.body).toBe('Cough, since Monday');
  });
});
