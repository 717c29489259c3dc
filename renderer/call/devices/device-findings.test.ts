import { describe, expect, it } from 'vitest';
import { noLocalMedia } from '../engine/local-media-snapshot.ts';
import { deviceFindings } from './device-findings.ts';

describe('deviceFindings', () => {
  it.each([
    ['both work', { camera: 'on', microphone: 'on' }, 'ok', 'ok'],
    ['the camera is off by choice', { camera: 'off', microphone: 'on' }, 'skipped', 'ok'],
    ['both are still opening', { opening: true }, null, null],
    ['neither was asked for yet', {}, null, null],
    ['the camera is refused', { microphone: 'on', problems: { video: 'camera_refused_by_system' } }, 'refused', 'ok'],
    ['the microphone is busy', { camera: 'on', problems: { audio: 'microphone_busy' } }, 'ok', 'busy'],
    ['there is no camera', { microphone: 'on', problems: { video: 'camera_missing' } }, 'missing', 'ok'],
  ] as const)('says what was found when %s', (_name, change, camera, microphone) => {
    expect(deviceFindings({ ...noLocalMedia, ...change })).toMatchObject({ camera, microphone });
  });
});
