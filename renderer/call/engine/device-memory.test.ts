import { beforeEach, describe, expect, it } from 'vitest';
import { deviceMemory, forgetDeviceNames } from './device-memory.ts';

beforeEach(() => {
  localStorage.clear();
});

const named = JSON.stringify({ audioinput: { id: 'a', label: 'Anna’s AirPods' }, audiooutput: 'b' });

describe('what an earlier version kept', () => {
  it('is read by its id', () => {
    localStorage.setItem('meroclinic.devices.sita', named);
    expect(deviceMemory('sita').read('audioinput')).toBe('a');
    expect(deviceMemory('sita').read('audiooutput')).toBe('b');
  });

  it('loses its names, for everybody who was ever signed in here, and nothing else', () => {
    localStorage.setItem('meroclinic.devices.sita', named);
    localStorage.setItem('meroclinic.devices.bikash', named);
    localStorage.setItem('meroclinic.devices.rubbish', '{"Anna’s');
    localStorage.setItem('meroclinic.other', named);
    forgetDeviceNames();
    expect(localStorage.getItem('meroclinic.devices.sita')).toBe('{"audioinput":"a","audiooutput":"b"}');
    expect(localStorage.getItem('meroclinic.devices.bikash')).toBe('{"audioinput":"a","audiooutput":"b"}');
    expect(localStorage.getItem('meroclinic.devices.rubbish')).toBe('{}');
    expect(localStorage.getItem('meroclinic.other')).toBe(named);
  });
});
