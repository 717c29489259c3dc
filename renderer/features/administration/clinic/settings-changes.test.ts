import { describe, expect, test } from 'vitest';
import { fakeSettings } from '../../../backend/fake-clinic.ts';
import { changesOf } from './settings-changes.ts';
import { settingGroups } from './settings-fields.ts';

const fields = settingGroups.flatMap((group) => group.fields);
const migrations = Object.values(
  import.meta.glob<string>('../../../../supabase/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
).join('\n');
/** A column of the settings by the name the page gives it: `ringSeconds` is `ring_seconds`. */
const column = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe('the page of the clinic’s settings', () => {
  test('has each of them once', () => {
    const { version: _version, clinicName: _name, ...others } = fakeSettings;
    expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(others).toSorted());
  });

  test.each(fields.filter((field) => field.kind === 'number'))('limits $name as the database does', (field) => {
    const limits = new RegExp(`check \\(${column(field.name)} between (\\d+) and (\\d+)\\)`).exec(migrations);
    expect([Number(limits?.[1]), Number(limits?.[2])]).toEqual([field.least, field.most]);
  });
});

describe('what was typed', () => {
  test('changes nothing where it is what is there already', () => {
    expect(changesOf({}, fakeSettings)).toEqual({ changes: {}, wrong: [] });
    const same = { clinicName: ' MeroClinic ', ringSeconds: '45', keepMessages: 'on', relayOnly: 'off' };
    expect(changesOf(same, fakeSettings)).toEqual({ changes: {}, wrong: [] });
  });

  test('is sent alone', () => {
    const draft = { clinicName: ' Patan Clinic ', ringSeconds: '60', keepMessages: 'off', relayOnly: 'on' };
    const changes = { clinicName: 'Patan Clinic', ringSeconds: 60, keepMessages: false, relayOnly: true };
    expect(changesOf(draft, fakeSettings)).toEqual({ changes, wrong: [] });
  });

  test.each([
    ['clinicName', ' '],
    ['clinicName', 'x'.repeat(121)],
    ['ringSeconds', '9'],
    ['ringSeconds', '181'],
    ['ringSeconds', '45.5'],
    ['ringSeconds', 'a while'],
    ['retainRecordsDays', ''],
  ])('%s cannot be "%s": it is named, and the others are still read', (name, typed) => {
    const { changes, wrong } = changesOf({ [name]: typed, holdHours: '48' }, fakeSettings);
    expect(wrong).toEqual([name]);
    expect(changes).toEqual({ holdHours: 48 });
  });
});
