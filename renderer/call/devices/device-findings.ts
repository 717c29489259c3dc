import type { DeviceCheck, DeviceFinding } from '#shared/domain/visit-records.ts';
import type { CallSnapshot } from '../call-snapshot.ts';

type Local = CallSnapshot['local'];

/** What the doctor is told of the patient's devices before the visit. */
export function deviceFindings(local: Local): DeviceCheck {
  return {
    camera: finding(local.camera, local.problems.video),
    microphone: finding(local.microphone, local.problems.audio),
    speaker: null,
    network: null,
  };
}

function finding(sending: Local['camera'], problem: Local['problems']['video']): DeviceFinding | null {
  if (problem?.endsWith('_missing') === true) return 'missing';
  if (problem?.endsWith('_busy') === true) return 'busy';
  if (problem !== undefined) return 'refused';
  switch (sending) {
    case 'on':
    case 'locked':
      return 'ok';
    case 'off':
    case 'voice-only':
      return 'skipped';
    case 'missing':
      // Nothing was found wrong: it was not looked for yet.
      return null;
  }
}
