import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ClinicSettings } from '#shared/domain/records.ts';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { useDates } from '../../../i18n/dates.ts';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDraft } from '../use-draft.ts';
import { changesOf } from './settings-changes.ts';
import { longestClinicName, settingGroups, type SettingField } from './settings-fields.ts';

/** Each number with its unit and what it does. Nothing counts before it is saved. */
export function ClinicForm({ settings }: { readonly settings: ClinicSettings }) {
  const { t } = useTranslation('administration');
  const { administration } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const dates = useDates();
  const { draft, write, clear } = useDraft('clinic-settings');
  const { changes, wrong } = changesOf(draft, settings);
  const count = Object.keys(changes).length;
  const save = useMutation({
    mutationFn: () => administration.changeSettings(changes, settings.version),
    onSuccess: (now) => {
      clear();
      queries.setQueryData(queryKeys.clinicSettings, now);
      announce(t('clinic.told'), { tone: 'good' });
    },
    // Somebody else changed them: theirs are read, what was typed here stays.
    onError: () => queries.invalidateQueries({ queryKey: queryKeys.clinicSettings }),
  });

  const field = (each: SettingField) => {
    const { name } = each;
    if (each.kind === 'switch') {
      const typed = draft[name];
      return (
        <Switch
          key={name}
          label={t(`clinic.field.${each.name}`)}
          help={t(`clinic.help.${each.name}`)}
          on={typed === undefined ? settings[each.name] : typed === 'on'}
          onChange={(on) => write({ [name]: on ? 'on' : 'off' })}
        />
      );
    }
    return (
      <NumberField
        key={name}
        label={t(`clinic.field.${each.name}`)}
        help={t(`clinic.help.${each.name}`)}
        unit={t(`clinic.unit.${each.unit}`)}
        value={draft[name] ?? dates.digits(settings[each.name])}
        onChange={(text) => write({ [name]: text })}
        error={wrong.includes(name) ? t('clinic.outside', { least: each.least, most: each.most }) : undefined}
      />
    );
  };

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0 && wrong.length === 0) save.mutate();
      }}
    >
      <Card className="stack" aria-labelledby="clinic-name-title">
        <h2 id="clinic-name-title">{t('clinic.name')}</h2>
        <TextField
          label={t('clinic.field.clinicName')}
          help={t('clinic.help.clinicName')}
          value={draft['clinicName'] ?? settings.clinicName}
          onChange={(text) => write({ clinicName: text })}
          error={wrong.includes('clinicName') ? t('clinic.nameWrong', { most: longestClinicName }) : undefined}
          autoComplete="off"
        />
      </Card>
      {settingGroups.map(({ name, fields }) => (
        <Card key={name} className="stack" aria-labelledby={`clinic-${name}-title`}>
          <h2 id={`clinic-${name}-title`}>{t(`clinic.group.${name}`)}</h2>
          {fields.map(field)}
        </Card>
      ))}
      <div className="save-bar">
        <ErrorMessage error={save.error} />
        <div className="row">
          <Button type="submit" look="primary" isPending={save.isPending} isDisabled={count === 0 || wrong.length > 0}>
            {t('clinic.save')}
          </Button>
          {Object.keys(draft).length > 0 && (
            <Button isDisabled={save.isPending} onPress={clear}>
              {t('clinic.takeBack')}
            </Button>
          )}
          <output className="soft">{count > 0 ? t('clinic.changed', { count }) : ''}</output>
        </div>
      </div>
    </form>
  );
}
