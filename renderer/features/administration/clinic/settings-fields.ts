import type { ClinicSettings } from '#shared/domain/records.ts';

type NumberSetting = {
  [Key in keyof ClinicSettings]: ClinicSettings[Key] extends number ? Key : never;
}[Exclude<keyof ClinicSettings, 'version'>];
type SwitchSetting = {
  [Key in keyof ClinicSettings]: ClinicSettings[Key] extends boolean ? Key : never;
}[keyof ClinicSettings];
export type SettingUnit = 'minutes' | 'seconds' | 'hours' | 'days' | 'times';

export type SettingField =
  | {
      readonly kind: 'number';
      readonly name: NumberSetting;
      readonly unit: SettingUnit;
      /** Limits of the database. */
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'switch'; readonly name: SwitchSetting };

interface SettingGroup {
  readonly name: 'visits' | 'calls' | 'keeping';
  readonly fields: readonly SettingField[];
}

const number = (name: NumberSetting, unit: SettingUnit, least: number, most: number): SettingField => ({
  kind: 'number',
  name,
  unit,
  least,
  most,
});
const onOff = (name: SwitchSetting): SettingField => ({ kind: 'switch', name });

export const longestClinicName = 120;

/** Every number and policy of the clinic, in the order of its page. */
export const settingGroups: readonly SettingGroup[] = [
  {
    name: 'visits',
    fields: [
      number('checkInMinutes', 'minutes', 0, 240),
      number('lateMinutes', 'minutes', 0, 1440),
      number('holdHours', 'hours', 1, 336),
      number('maxProposals', 'times', 1, 10),
      number('followUpDays', 'days', 1, 90),
    ],
  },
  {
    name: 'calls',
    fields: [
      number('ringSeconds', 'seconds', 10, 180),
      number('connectSeconds', 'seconds', 10, 600),
      number('abandonedSeconds', 'seconds', 30, 3600),
      onOff('notifyWithNames'),
      onOff('relayOnly'),
    ],
  },
  {
    name: 'keeping',
    fields: [
      onOff('keepMessages'),
      number('retainNotificationsDays', 'days', 1, 3650),
      number('retainMessagesDays', 'days', 1, 3650),
      number('retainQualityDays', 'days', 1, 3650),
      number('retainRecordsDays', 'days', 30, 36_500),
    ],
  },
];
