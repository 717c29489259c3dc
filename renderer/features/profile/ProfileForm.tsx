import { getLocalTimeZone, parseDate, today } from '@internationalized/date';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonalDetails } from '#shared/domain/personal-records.ts';
import { useDraft } from '../../app/use-draft.ts';
import { languageName, languages } from '../../i18n/index.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changesIn, draftOf, profileDraft, type ProfileDraft } from './profile-draft.ts';
import { useDetails } from './use-details.ts';

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
/** As the database refuses more. */
const longestName = 120;
const longestPhone = 40;

/** Name, birth date, telephone, time zone and language, changed together; what is not saved is kept. */
export function ProfileForm({ details }: { readonly details: PersonalDetails }) {
  const { t } = useTranslation('profile');
  const announce = useAnnounce();
  const { change } = useDetails();
  const [kept, keep, forget] = useDraft<ProfileDraft | null>('profile', profileDraft);
  const [checked, setChecked] = useState(false);
  // Fields of the date keep half a date to themselves; undoing makes them anew.
  const [round, setRound] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const draft = kept ?? draftOf(details);
  const changes = changesIn(draft, details);
  const isChanged = Object.keys(changes).length > 0;
  const nameMissing = checked && draft.fullName.trim() === '';
  const isPatient = details.role === 'patient';
  // A zone of an older name is still somebody's zone.
  const options = zones.some(({ value }) => value === draft.timeZone)
    ? zones
    : [{ value: draft.timeZone, label: draft.timeZone.replaceAll('_', ' ') }, ...zones];

  const write = (part: Partial<ProfileDraft>): void => {
    change.reset();
    keep({ ...draft, ...part });
  };
  const clear = (): void => {
    keep(null);
    forget();
    setChecked(false);
    setRound(round + 1);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    if (draft.fullName.trim() === '') {
      form.current?.querySelector<HTMLElement>('input[name="name"]')?.focus();
      return;
    }
    if (!isChanged || change.isPending) return;
    change.mutate(changes, {
      onSuccess: () => {
        clear();
        announce(t('saved'), { tone: 'good' });
      },
    });
  };

  return (
    <Card aria-labelledby="details-title">
      <form ref={form} className="stack profile-form" onSubmit={submit} noValidate aria-labelledby="details-title">
        <h2 id="details-title">{t('details')}</h2>
        <TextField
          label={t('fullName')}
          name="name"
          autoComplete="name"
          maxLength={longestName}
          value={draft.fullName}
          onChange={(fullName) => write({ fullName })}
          help={t('fullNameHelp')}
          error={nameMissing ? t('fullNameMissing') : undefined}
        />
        {isPatient && (
          <>
            <DateField
              key={round}
              label={t('birthDate')}
              value={draft.birthDate === null ? null : parseDate(draft.birthDate)}
              onChange={(day) => write({ birthDate: day === null ? null : day.toString() })}
              max={today(getLocalTimeZone())}
              help={t('birthDateHelp')}
            />
            <TextField
              label={t('phone')}
              name="tel"
              type="tel"
              autoComplete="tel"
              maxLength={longestPhone}
              value={draft.phone}
              onChange={(phone) => write({ phone })}
              help={t('phoneHelp')}
            />
          </>
        )}
        <ComboBox
          key={`zone ${String(round)}`}
          label={t('timeZone')}
          options={options}
          value={draft.timeZone}
          onChange={(zone) => {
            if (zone !== null) write({ timeZone: zone });
          }}
          help={t('timeZoneHelp')}
        />
        <Choice
          look="segments"
          label={t('language')}
          value={draft.language}
          onChange={(language) => write({ language })}
          options={languages.map((tag) => ({ value: tag, content: <span lang={tag}>{languageName(tag)}</span> }))}
        />
        <ErrorMessage error={change.error} />
        <div className="row">
          <Button type="submit" look="primary" isPending={change.isPending} isDisabled={!isChanged}>
            {t('save')}
          </Button>
          {isChanged && (
            <>
              <Button isDisabled={change.isPending} onPress={clear}>
                {t('undo')}
              </Button>
              <p className="soft small">{t('draftKept')}</p>
            </>
          )}
        </div>
      </form>
    </Card>
  );
}
