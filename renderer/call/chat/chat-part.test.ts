import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chatMost } from '../engine/control-words.ts';
import type { ControlMessage } from '../engine/control-channel.ts';
import { ChatPart, type ChatKeeper } from './chat-part.ts';

/** Two apps and the path between them, which can be cut. */
function pair(keeper: ChatKeeper | null = null) {
  const scope = { serverNow: () => 1_000, changed: () => undefined };
  const doctor = new ChatPart(scope, keeper);
  const patient = new ChatPart(scope, null);
  const path = { whole: true, said: [] as ControlMessage[] };
  const end = (to: ChatPart) => ({
    control: {
      send(message: ControlMessage) {
        path.said.push(message);
        if (path.whole) to.message(message);
        return path.whole;
      },
      whenOpen(run: () => void) {
        run();
      },
    },
    connection: Object.create(null),
    sender: () => null,
  });
  const connect = () => {
    doctor.attach(end(patient));
    patient.attach(end(doctor));
  };
  connect();
  return { doctor, patient, path, connect };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('chat', () => {
  it('arrives, is acknowledged, and counts as unread until it is looked at', () => {
    const { doctor, patient } = pair();
    expect(doctor.send('  How is the cough?  ')).toBe(true);
    expect(doctor.current().entries).toMatchObject([{ text: 'How is the cough?', delivery: 'delivered' }]);
    expect(patient.current()).toMatchObject({ unread: 1, entries: [{ from: 'partner', text: 'How is the cough?' }] });
    patient.setOpen(true);
    doctor.send('And the fever?');
    expect(patient.current()).toMatchObject({ unread: 0, entries: [{}, {}] });
    patient.setOpen(false);
    doctor.send('Hello?');
    expect(patient.current().unread).toBe(1);
  });

  it('what is not acknowledged is tried again, and arrives once', () => {
    const { doctor, patient, path, connect } = pair();
    path.whole = false;
    doctor.send('Are you there?');
    expect(doctor.current().entries[0]?.delivery).toBe('sending');
    vi.advanceTimersByTime(4_000);
    expect(doctor.current().entries[0]?.delivery).toBe('waiting');
    doctor.detach();
    path.whole = true;
    connect();
    expect(doctor.current().entries[0]?.delivery).toBe('delivered');
    vi.advanceTimersByTime(60_000);
    expect(patient.current().entries).toHaveLength(1);
  });

  it('repeated by the other side it is acknowledged again and shown once', () => {
    const { patient, path } = pair();
    const chat = { type: 'chat', id: '8b7f2c0e-6a39-4b4f-9d2e-0f6c3a1e5d77', text: 'once' } as const;
    patient.message(chat);
    patient.message(chat);
    expect(patient.current().entries).toHaveLength(1);
    expect(path.said.filter(({ type }) => type === 'chat-taken')).toHaveLength(2);
  });

  it('sends nothing empty or too long', () => {
    const { doctor } = pair();
    expect(doctor.send('  \n ')).toBe(false);
    expect(doctor.send('x'.repeat(chatMost + 1))).toBe(false);
    expect(doctor.send('🙂'.repeat(chatMost))).toBe(true);
    expect(doctor.current().entries).toHaveLength(1);
  });

  it('falls back to the clinic where it keeps messages, and says so', async () => {
    const kept: string[] = [];
    let written: Parameters<ChatKeeper['watch']>[0] = () => undefined;
    const keeper: ChatKeeper = {
      keep: async (_id, text) => void kept.push(text),
      earlier: async () => [{ id: 'old', from: 'partner', text: 'Before the visit', at: 1, delivery: 'kept' }],
      watch: (heard) => {
        written = heard;
        return () => undefined;
      },
    };
    const { doctor, path } = pair(keeper);
    await vi.advanceTimersByTimeAsync(0);
    expect(doctor.current().entries.map(({ text }) => text)).toEqual(['Before the visit']);
    path.whole = false;
    doctor.send('To be read later');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(kept).toEqual(['To be read later']);
    expect(doctor.current().entries.at(-1)?.delivery).toBe('kept');
    // The other side wrote while the direct way was down: it comes by way of the clinic, and once.
    const answer = { id: 'new', from: 'partner', text: 'Read it', at: 2, delivery: 'kept' } as const;
    written(answer);
    written(answer);
    expect(doctor.current()).toMatchObject({ unread: 1 });
    expect(doctor.current().entries.filter(({ id }) => id === 'new')).toHaveLength(1);
  });

  it('says that the other side was too fast, and nothing more is told after the end', () => {
    const { patient } = pair();
    patient.message({ type: 'flooded' });
    expect(patient.current().flooded).toBe(true);
    patient.close();
    patient.message({ type: 'chat', id: '8b7f2c0e-6a39-4b4f-9d2e-0f6c3a1e5d77', text: 'late' });
    expect(patient.current().entries).toEqual([]);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
  });
});
