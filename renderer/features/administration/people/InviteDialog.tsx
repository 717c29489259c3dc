import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewInvitation } from '#shared/domain/administration-records.ts';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { useDates } from '../../../i18n/dates.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDraft } from '../use-draft.ts';

const days = ['3', '7', '14', '30'] as const;
const looksLikeAddress = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Invites a doctor; the code is shown once, because the clinic keeps only a digest of it. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['administration', 'app']);
  const { administration } = useBackend();
  const queries = useQueryClient();
  const { draft, write, clear } = useDraft('invite-doctor');
  const email = draft['email'] ?? '';
  const specialty = draft['specialty'] ?? '';
  const valid = days.find((each) => each === draft['days']) ?? '7';
  const [checked, setChecked] = useState(false);
  const wrongEmail = !looksLikeAddress.test(email.trim());
  const noSpecialty = specialty.trim() === '';
  const invite = useMutation({
    mutationFn: () => administration.inviteDoctor(email.trim(), specialty.trim(), Number(valid)),
    onSuccess: clear,
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.invitations }),
  });
  if (invite.data !== undefined) return <ShownOnce made={invite.data} onClose={onClose} />;
  const submit = (): void => {
    setChecked(true);
    if (!wrongEmail && !noSpecialty) invite.mutate();
  };
  return (
    <Dialog
      title={t('invite.title')}
      onClose={onClose}
      locked={invite.isPending}
      actions={
        <>
          <Button isDisabled={invite.isPending} onPress={onClose}>
            {t('app:cancel')}
          </Button>
          <Button look="primary" isPending={invite.isPending} type="submit" form="invite">
            {t('invite.submit')}
          </Button>
        </>
      }
    >
      <form
        id="invite"
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          type="email"
          label={t('people.email')}
          help={t('invite.emailHelp')}
          value={email}
          onChange={(text) => write({ email: text })}
          error={checked && wrongEmail ? t('invite.emailWrong') : undefined}
          autoComplete="off"
        />
        <TextField
          label={t('people.specialty')}
          value={specialty}
          onChange={(text) => write({ specialty: text })}
          error={checked && noSpecialty ? t('invite.specialtyMissing') : undefined}
          maxLength={120}
          autoComplete="off"
        />
        <Select
          label={t('invite.valid')}
          value={valid}
          onChange={(chosen) => write({ days: chosen })}
          options={days.map((value) => ({ value, label: t('invite.days', { count: Number(value) }) }))}
        />
        <ErrorMessage error={invite.error} />
      </form>
    </Dialog>
  );
}

function ShownOnce({ made, onClose }: { readonly made: NewInvitation; readonly onClose: () => void }) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(made.code);
      setCopied(true);
    } catch {
      // Refused by the system: the code can be selected and copied by hand.
      setCopied(false);
    }
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('invite.codeTitle')}
      onClose={onClose}
      // Escape would lose the code for ever.
      locked
      actions={
        <>
          <Button onPress={() => void copy()}>
            {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {copied ? t('invite.copied') : t('invite.copy')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('invite.passedOn')}
          </Button>
        </>
      }
    >
      <p>
        <code className="invite-code">{made.code}</code>
      </p>
      <Banner tone="wait" title={t('invite.once')}>
        <span>{t('invite.how')}</span>
      </Banner>
      <p className="soft">{t('invite.until', { time: dates.when(made.expiresAt) })}</p>
    </Dialog>
  );
}
