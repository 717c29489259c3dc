import { describe, expect, test } from 'vitest';
import { doctorRahman } from '../../app/testing.tsx';
import { anyDoctor, filterDoctors } from './find-doctors.ts';

const now = Date.UTC(2026, 10, 25, 6);
const hour = 3_600_000;
const until = { today: now + 10 * hour, week: now + 100 * hour };
const rahman = doctorRahman({ nextFreeAt: now + 20 * hour });
const lama = doctorRahman({
  id: 'lama',
  fullName: 'Dr Maya Lāmā',
  specialty: 'Children',
  languages: ['ne'],
  nextFreeAt: now + hour,
});
const away = doctorRahman({ id: 'away', fullName: 'Dr Kiran', specialty: 'Skin', languages: ['ne'], nextFreeAt: null });
const found = (change: Partial<typeof anyDoctor>) =>
  filterDoctors([rahman, away, lama], { ...anyDoctor, ...change }, until).map((doctor) => doctor.fullName);

describe('finding a doctor', () => {
  test('whoever is free first comes first, who is not free at all last', () => {
    expect(found({})).toEqual([lama.fullName, rahman.fullName, away.fullName]);
  });

  test.each([
    [{ query: 'lama' }, [lama.fullName]],
    [{ query: 'maya children' }, [lama.fullName]],
    [{ specialty: 'Skin' }, [away.fullName]],
    [{ language: 'ne', specialty: 'General medicine' }, [rahman.fullName]],
    [{ free: 'today' as const }, [lama.fullName]],
    [{ free: 'week' as const }, [lama.fullName, rahman.fullName]],
    [{ query: 'nobody' }, []],
  ])('%j finds %j', (change, names) => {
    expect(found(change)).toEqual(names);
  });
});
