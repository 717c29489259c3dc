import { describe, expect, it } from 'vitest';
import { answer, row, run } from './test-run.ts';
import { activeSession, doctorSelf, patientSelf } from './test-sessions.ts';

const atOther = activeSession({ patientDevice: 'the-other-computer' });
const here = activeSession({ version: 4, patientPeerId: 'peer-of-this-device' });
const doctorAtOther = activeSession({ doctorDevice: 'the-other-computer' });

describe('moving the call here', () => {
  it('asks the clinic with this device’s address, and connects when it agrees', () => {
    const pressed = run(patientSelf, [row(atOther), { type: 'take-over-pressed' }]);
    expect(pressed.state.kind).toBe('taking-over');
    expect(pressed.types.slice(-3)).toEqual(['prepare-peer', 'write-take-over', 'open-devices']);
    const moved = run(patientSelf, [answer(here)], pressed.state);
    expect(moved.state.kind).toBe('connecting');
    expect(moved.types).toEqual(expect.arrayContaining(['expect-call', 'start-sending']));
  });

  it('waits for the answer, whatever older copies say', () => {
    const { state } = run(patientSelf, [row(atOther), { type: 'take-over-pressed' }, row(atOther), row(here)]);
    expect(state.kind).toBe('taking-over');
  });

  it('closes camera and microphone at once on the device that is left', () => {
    const { state, types } = run(
      patientSelf,
      [row(activeSession({ version: 4, patientDevice: 'the-other-computer' }))],
      {
        kind: 'talking',
        session: activeSession(),
      },
    );
    expect(state).toMatchObject({ kind: 'elsewhere', dismissed: false });
    expect(types).toEqual(['release']);
  });

  it('makes the other side connect to the new address, and still be talking', () => {
    const { state, effects } = run(doctorSelf, [row(here)], { kind: 'talking', session: activeSession() });
    expect(state.kind).toBe('talking');
    expect(effects).toContainEqual(
      expect.objectContaining({
        type: 'place-call',
        partner: expect.objectContaining({ peerId: 'peer-of-this-device' }),
      }),
    );
  });

  it('works for the doctor too, also while it rings', () => {
    const pressed = run(doctorSelf, [row(doctorAtOther), { type: 'take-over-pressed' }]);
    expect(run(doctorSelf, [answer(activeSession({ version: 4 }))], pressed.state).state.kind).toBe('connecting');
  });

  it('leaves the call where it is when the clinic cannot be reached, and knows when only the answer was lost', () => {
    const lost = { type: 'refused', about: 'session-1', code: 'server_unreachable' } as const;
    const pressed = run(patientSelf, [row(atOther), { type: 'take-over-pressed' }]);
    expect(run(patientSelf, [lost], pressed.state)).toMatchObject({ state: { kind: 'elsewhere' }, types: ['release'] });
    expect(run(patientSelf, [row(here), lost], pressed.state).state.kind).toBe('resumable');
  });

  it('is said once, however often the other device says that it is there', () => {
    const read = run(patientSelf, [row(atOther), { type: 'dismissed' }, row({ ...atOther, version: 9 })]);
    expect(read.state).toMatchObject({ kind: 'elsewhere', dismissed: true });
    expect(run(patientSelf, [{ type: 'take-over-pressed' }], read.state).state.kind).toBe('taking-over');
  });
});
