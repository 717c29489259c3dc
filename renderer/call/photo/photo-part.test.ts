import { describe, expect, it, vi } from 'vitest';
import { doctorSelf, patientSelf } from '#shared/domain/call/test-sessions.ts';
import type { Self } from '#shared/domain/call/state.ts';
import type { ControlMessage } from '../engine/control-channel.ts';
import type { PartScope } from '../parts/part.ts';
import { PhotoPart } from './photo-part.ts';
import { takePhoto } from './take-photo.ts';

vi.mock('./take-photo.ts', { spy: true });

/** Of a call, what the part asks for here; devices and the clinic stay out of it. */
function scopeOf(self: Self): PartScope {
  return Object.assign(Object.create(null), {
    self,
    media: { device: () => null },
    serverNow: () => 1_000,
    changed: () => undefined,
  });
}

/** Two apps and the words between them; the photo's own channel is tested in photo-transfer.test.ts. */
function pair() {
  const doctor = new PhotoPart(scopeOf(doctorSelf), () => 1_000);
  const patient = new PhotoPart(scopeOf(patientSelf), () => 1_000);
  const channel = Object.assign(new EventTarget(), { readyState: 'connecting', close: () => undefined });
  const end = (to: PhotoPart) => ({
    control: {
      send(message: ControlMessage) {
        to.message(message);
        return true;
      },
      whenOpen(run: () => void) {
        run();
      },
    },
    connection: Object.assign(Object.create(null), { createDataChannel: () => channel }),
    sender: () => null,
  });
  const connect = (): void => {
    doctor.attach(end(patient));
    patient.attach(end(doctor));
  };
  connect();
  return { doctor, patient, connect };
}

describe('a photo', () => {
  it('is asked for by the doctor alone', () => {
    const { doctor, patient } = pair();
    patient.ask();
    expect(doctor.current()).toEqual({ kind: 'none' });
    doctor.ask();
    expect([doctor.current(), patient.current()]).toEqual([{ kind: 'asked' }, { kind: 'wanted', taking: false }]);
  });

  it('declined, the doctor is told, and nothing was taken', () => {
    const { doctor, patient } = pair();
    doctor.ask();
    patient.decline();
    expect(doctor.current()).toEqual({ kind: 'refused', because: 'declined' });
    expect(patient.current()).toEqual({ kind: 'none' });
    expect(takePhoto).not.toHaveBeenCalled();
  });

  it('without a camera both are told so', async () => {
    const { doctor, patient } = pair();
    vi.mocked(takePhoto).mockRejectedValueOnce(new Error('no camera'));
    doctor.ask();
    await patient.take();
    expect([doctor.current(), patient.current()]).toEqual([
      { kind: 'refused', because: 'no-camera' },
      { kind: 'refused', because: 'no-camera' },
    ]);
  });

  it('taken, it is looked at first, and the same question over a new line keeps it', async () => {
    const { doctor, patient, connect } = pair();
    const photo = new Blob(['photo']);
    vi.mocked(takePhoto).mockResolvedValueOnce(photo);
    doctor.ask();
    await patient.take();
    expect(patient.current()).toEqual({ kind: 'preview', photo, again: false });
    expect(doctor.current()).toEqual({ kind: 'asked' });
    connect();
    expect(patient.current()).toEqual({ kind: 'preview', photo, again: false });
  });

  it('that could not be sent may be sent again', async () => {
    const { doctor, patient } = pair();
    const photo = new Blob(['photo']);
    vi.mocked(takePhoto).mockResolvedValueOnce(photo);
    doctor.ask();
    await patient.take();
    await patient.send();
    expect(patient.current()).toEqual({ kind: 'preview', photo, again: true });
  });

  it('the question taken back, the patient is asked no more', () => {
    const { doctor, patient } = pair();
    doctor.ask();
    doctor.putAway();
    expect([doctor.current(), patient.current()]).toEqual([{ kind: 'none' }, { kind: 'none' }]);
  });
});
