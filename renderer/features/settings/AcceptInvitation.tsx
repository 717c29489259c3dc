import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useBackend } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Whoever was invited becomes a doctor by the code the clinic gave them. The app then starts anew as a doctor's. */
export function AcceptInvitation() {
  const { t } = useTranslation('settings');
  const { personal } = useBackend();
  // A code lets its owner in as a doctor: nothing to keep as a draft.
  const [code, setCode] = useState('');
  const accept = useMutation({ mutationFn: () => personal.acceptInvitation(code.trim()) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '' && !accept.isPending) accept.mutate();
  };
  return (
    <Card className="settings" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{t('invitation.title')}</h2>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('invitation.code')}
          help={t('invitation.help')}
          value={code}
          onChange={setCode}
          autoComplete="off"
        />
        <ErrorMessage error={accept.error} />
        <div>
          <Button type="submit" isPending={accept.isPending} isDisabled={code.trim() === ''}>
            {t('invitation.accept')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
