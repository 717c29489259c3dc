import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonalDetails } from '#shared/domain/personal-records.ts';
import { draftsOf } from '../../app/drafts.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

const daysOfYear = 365;

/** The way out, for patients. Nothing is closed by one press: what goes and what stays is said, and the address typed again. */
export function CloseAccount({ details }: { readonly details: PersonalDetails }) {
  const { t } = useTranslation('profile');
  const [asking, setAsking] = useState(false);
  const isPatient = details.role === 'patient';
  return (
    <Card className="stack" aria-labelledby="close-title">
      <h2 id="close-title">{t('closeTitle')}</h2>
      <p className="soft">{isPatient ? t('closeText') : t('closeByClinic')}</p>
      {isPatient && (
        <div>
          <Button onPress={() => setAsking(true)}>{t('close')}</Button>
        </div>
      )}
      {asking && <CloseQuestion details={details} onKeep={() => setAsking(false)} />}
    </Card>
  );
}

interface CloseQuestionProps {
  readonly details: PersonalDetails;
  readonly onKeep: () => void;
}

function CloseQuestion({ details: { id, email }, onKeep }: CloseQuestionProps) {
  const { t } = useTranslation('profile');
  const { personal, clinic } = useBackend();
  const settings = useQuery({ queryKey: queryKeys.clinicSettings, queryFn: () => clinic.settings() });
  const [typed, setTyped] = useState('');
  // Signed out by it: the door says that it is done.
  const closing = useMutation({
    mutationFn: () => personal.deleteAccount(typed.trim()),
    onSuccess: () => draftsOf(id).removeAll(),
  });
  const days = settings.data?.retainRecordsDays;
  return (
    <ConfirmDialog
      title={t('closeAsk')}
      confirm={t('closeConfirm')}
      cancel={t('closeCancel')}
      busy={closing.isPending}
      error={closing.error ?? settings.error}
      // Nobody agrees to what they have not been told.
      canConfirm={days !== undefined && typed.trim().toLowerCase() === email.toLowerCase()}
      onConfirm={() => closing.mutate()}
      onCancel={onKeep}
    >
      <dl className="close-facts">
        <dt>{t('goesTitle')}</dt>
        <dd>{t('goes')}</dd>
        <dt>{t('staysTitle')}</dt>
        <dd>
          {days !== undefined &&
            (days >= daysOfYear && days % daysOfYear === 0
              ? t('staysLong', { count: days / daysOfYear })
              : t('stays', { count: days }))}
        </dd>
      </dl>
      <TextField
        label={t('typeEmail', { email })}
        type="email"
        autoComplete="off"
        value={typed}
        onChange={(text) => {
          closing.reset();
          setTyped(text);
        }}
      />
    </ConfirmDialog>
  );
}
