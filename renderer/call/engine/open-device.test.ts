import { describe, expect, it } from 'vitest';
import { deviceCode } from './open-device.ts';

describe('deviceCode', () => {
  it.each([
    ['video', new DOMException('', 'NotAllowedError'), 'camera_refused'],
    ['video', new DOMException('Permission denied by system', 'NotAllowedError'), 'camera_refused_by_system'],
    ['video', new DOMException('', 'NotFoundError'), 'camera_missing'],
    ['video', new DOMException('', 'NotReadableError'), 'camera_busy'],
    ['audio', new DOMException('', 'NotAllowedError'), 'microphone_refused'],
    ['audio', new DOMException('Permission denied by system', 'NotAllowedError'), 'microphone_refused_by_system'],
    ['audio', new DOMException('', 'OverconstrainedError'), 'microphone_missing'],
    ['audio', new DOMException('', 'AbortError'), 'microphone_busy'],
    ['video', new DOMException('Permission denied by policy', 'NotAllowedError'), 'camera_refused_by_clinic'],
    ['audio', new DOMException('', 'SecurityError'), 'microphone_refused_by_clinic'],
    ['audio', new TypeError('odd'), 'microphone_refused'],
  ] as const)('tells %s %s apart', (kind, error, code) => {
    expect(deviceCode(kind, error)).toBe(code);
  });
});
