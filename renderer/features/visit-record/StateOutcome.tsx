import { CircleCheck, Phone, PhoneOff, UserX, Video, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useCallSession } from '../../call/use-call-session.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { possibleOutcomes, type Outcome } from './outcomes.ts';
import { useLastCall, useOutcomes } from './use-records.ts';
import './visit-record.css';

const icons: Readonly<Record<Outcome, LucideIcon>> = {
  completed: CircleCheck,
  'call-again': Video,
  'by-phone': Phone,
  'not-by-phone': PhoneOff,
  'no-show': UserX,
};

interface StateOutcomeProps {
  readonly appointment: Appointment;
  /** The server's clock. */
  readonly now: number;
}

/** The doctor says how a visit ended. Nothing is decided by itself: not stating it leaves the visit as it is. */
export function StateOutcome({ appointment, now }: StateOutcomeProps) {
  const { t } = useTranslation('visitRecord');
  const { startCall } = useCallSession();
  const announce = useAnnounce();
  const lastCall = useLastCall(appointment);
  const { complete, noShow, phone } = useOutcomes(appointment);
  const [asking, setAsking] = useState(false);
  const name = appointment.patientName;
  const isByPhone = appointment.byPhoneSince !== null;
  const pending = complete.isPending
    ? 'completed'
    : phone.isPending
      ? phone.variables
        ? 'by-phone'
        : 'not-by-phone'
      : null;
  const outcomes = possibleOutcomes(appointment, lastCall.data ?? null, now);

  const press = (outcome: Outcome): void => {
    switch (outcome) {
      case 'completed':
        complete.mutate(undefined, { onSuccess: () => announce(t('outcome.toldCompleted'), { tone: 'good' }) });
        return;
      case 'call-again':
        startCall(appointment.id);
        return;
      case 'by-phone':
        say(true);
        return;
      case 'not-by-phone':
        say(false);
        return;
      case 'no-show':
        setAsking(true);
    }
  };
  const say = (byPhone: boolean): void =>
    phone.mutate(byPhone, {
      onSuccess: () => announce(byPhone ? t('outcome.toldByPhone', { name }) : t('outcome.takenBack')),
    });
  const closeQuestion = (): void => {
    setAsking(false);
    noShow.reset();
  };
  const markNoShow = (): void =>
    noShow.mutate(undefined, {
      onSuccess: () => {
        setAsking(false);
        announce(t('outcome.toldNoShow'));
      },
    });

  return (
    <>
      {(isByPhone || phone.variables === true) && (
        // The number is needed most where nothing else goes through.
        <Banner tone="info" spoken="politely" title={t('outcome.phoneTitle', { name })}>
          {appointment.patientPhone === null ? (
            <span>{t('outcome.phoneUnknown', { name })}</span>
          ) : (
            <span className="outcome-phone numbers">{appointment.patientPhone}</span>
          )}
          {isByPhone && <span>{t('outcome.phoneTold', { name })}</span>}
          {!isByPhone && phone.isError && <span>{t('outcome.phoneNotTold', { name })}</span>}
        </Banner>
      )}
      <ErrorMessage error={phone.error} />
      <ul className="outcomes">
        {outcomes.map((outcome) => {
          const Icon = icons[outcome];
          return (
            <li key={outcome}>
              <Button
                wide
                look={outcome === 'completed' ? 'primary' : 'secondary'}
                isPending={outcome === pending}
                onPress={() => press(outcome)}
              >
                <Icon aria-hidden="true" />
                {outcome === 'completed' && isByPhone ? t('outcome.completedByPhone') : t(`outcome.${outcome}`)}
              </Button>
            </li>
          );
        })}
      </ul>
      <ErrorMessage error={complete.error} />
      {asking && (
        <ConfirmDialog
          title={t('outcome.noShowTitle', { name })}
          confirm={t('outcome.no-show')}
          cancel={t('outcome.notYet')}
          busy={noShow.isPending}
          error={noShow.error}
          onConfirm={markNoShow}
          onCancel={closeQuestion}
        >
          <p>{t('outcome.noShowText', { name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
