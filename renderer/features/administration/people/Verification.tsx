import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/administration-records.ts';
import { useDates } from '../../../i18n/dates.ts';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { lengthOf } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDraft } from '../use-draft.ts';
import { usePersonChanges } from './use-person-changes.ts';

/** As the database refuses more, in characters. */
const longestLicence = 60;

/** A doctor is found by patients once an administrator has seen the licence; it can be taken back. */
export function Verification({ person }: { readonly person: Person }) {
  const { t } = useTranslation(['administration', 'app']);
  const dates = useDates();
  const announce = useAnnounce();
  const { verify, withdraw } = usePersonChanges(person.id);
  const { draft, write, clear } = useDraft(`verify.${person.id}`);
  const [withdrawing, setWithdrawing] = useState(false);
  const licence = draft['licence'] ?? person.licenceNumber ?? '';
  const name = person.fullName;
  const isVerified = person.verifiedAt !== null;
  const isChanged = licence.trim() !== (person.licenceNumber ?? '');
  const tooLong = lengthOf(licence.trim()) > longestLicence;
  return (
    <section className="stack-small sheet-part" aria-labelledby="verification-title">
      <h3 id="verification-title">{t('verify.title')}</h3>
      <p className="soft small">
        {person.verifiedAt === null ? t('verify.means') : t('verify.since', { time: dates.when(person.verifiedAt) })}
      </p>
      <form
        className="stack-small"
        onSubmit={(event) => {
          event.preventDefault();
          if (licence.trim() === '' || tooLong) return;
          verify.mutate(licence.trim(), {
            onSuccess: () => {
              clear();
              announce(t('verify.told', { name }), { tone: 'good' });
            },
          });
        }}
      >
        <TextField
          label={t('verify.licence')}
          value={licence}
          onChange={(text) => write({ licence: text })}
          error={tooLong ? t('tooLong', { most: longestLicence }) : undefined}
          autoComplete="off"
        />
        <ErrorMessage error={verify.error} />
        <div className="row">
          <Button
            type="submit"
            look={isVerified ? 'secondary' : 'primary'}
            isPending={verify.isPending}
            isDisabled={licence.trim() === '' || tooLong || (isVerified && !isChanged)}
          >
            {isVerified ? t('verify.change') : t('verify.submit')}
          </Button>
          {isVerified && <Button onPress={() => setWithdrawing(true)}>{t('withdraw.submit')}</Button>}
        </div>
      </form>
      {withdrawing && (
        <ConfirmDialog
          title={t('withdraw.title', { name })}
          confirm={t('withdraw.submit')}
          cancel={t('app:cancel')}
          busy={withdraw.isPending}
          error={withdraw.error}
          onConfirm={() =>
            withdraw.mutate(undefined, {
              onSuccess: () => {
                setWithdrawing(false);
                announce(t('withdraw.told', { name }));
              },
            })
          }
          onCancel={() => {
            withdraw.reset();
            setWithdrawing(false);
          }}
        >
          <p>{t('withdraw.text', { name })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
