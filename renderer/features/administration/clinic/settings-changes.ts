import type { ClinicSettings } from '#shared/domain/records.ts';
import { lengthOf } from '../../../ui/TextArea.tsx';
import { wholeNumber } from '../../../ui/whole-number.ts';
import type { Draft } from '../use-draft.ts';
import { longestClinicName, settingGroups, type SettingField } from './settings-fields.ts';

type Changes = Partial<Omit<ClinicSettings, 'version'>>;

/** What the draft changes; `wrong` names the fields it cannot be read from. */
export function changesOf(
  draft: Draft,
  now: ClinicSettings,
): { readonly changes: Changes; readonly wrong: readonly string[] } {
  const changes: { -readonly [Key in keyof Changes]: Changes[Key] } = {};
  const wrong: string[] = [];
  const name = draft['clinicName']?.trim();
  if (name === '' || (name !== undefined && lengthOf(name) > longestClinicName)) wrong.push('clinicName');
  else if (name !== undefined && name !== now.clinicName) changes.clinicName = name;
  for (const field of settingGroups.flatMap((group): readonly SettingField[] => group.fields)) {
    const typed = draft[field.name];
    if (typed === undefined) continue;
    if (field.kind === 'switch') {
      if ((typed === 'on') !== now[field.name]) changes[field.name] = typed === 'on';
      continue;
    }
    const value = wholeNumber(typed, field.least, field.most);
    if (value === null) wrong.push(field.name);
    else if (value !== now[field.name]) changes[field.name] = value;
  }
  return { changes, wrong };
}
