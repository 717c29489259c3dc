import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/administration-records.ts';
import { useMe } from '../../../app/services.tsx';
import { useDates } from '../../../i18n/dates.ts';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { PersonState } from './PersonState.tsx';
import { usePersonChanges } from './use-person-changes.ts';
import { Verification } from './Verification.tsx';

interface PersonSheetProps {
  readonly person: Person;
  readonly onClose: () => void;
}
type Asked = 'deactivate' | 'reactivate' | 'appoint';

/** One person: who they are, and what an administrator can do. */
export function PersonSheet({ person, onClose }: PersonSheetProps) {
  const { t } = useTranslation(['administration', 'app']);
  const me = useMe();
  const dates = useDates();
  const [asking, setAsking] = useState<Asked | null>(null);
  const isDoctor = person.role === 'doctor';
  const account = useRef<HTMLHeadingElement>(null);
  const isActive = person.deactivatedAt === null;
  const wasActive = useRef(isActive);
  useEffect(() => {
    // The button that was pressed has given way to another: the keyboard goes on from there.
    if (wasActive.current !== isActive) account.current?.focus();
    wasActive.current = isActive;
  }, [isActive]);
  return (
    <Dialog look="sheet" title={person.fullName} onClose={onClose}>
      <dl className="facts">
        <div>
          <dt>{t('people.state')}</dt>
          <dd>
            <PersonState person={person} />
          </dd>
        </div>
        <div>
          <dt>{t('people.role')}</dt>
          <dd>{t(`role.${person.role}`)}</dd>
        </div>
        <div>
          <dt>{t('people.email')}</dt>
          <dd className="breaks">{person.email}</dd>
        </div>
        {person.specialty !== null && (
          <div>
            <dt>{t('people.specialty')}</dt>
            <dd>{person.specialty}</dd>
          </div>
        )}
        <div>
          <dt>{t('people.since')}</dt>
          <dd>{dates.calendarDay(new Date(person.createdAt).toISOString())}</dd>
        </div>
      </dl>
      {isDoctor && <Verification person={person} />}
      <div className="sheet-links">
        {isDoctor && <ButtonLink href={`#/administration/people/${person.id}/hours`}>{t('hours.open')}</ButtonLink>}
        <ButtonLink href={`#/administration/audit/person/${person.id}`}>{t('people.deeds')}</ButtonLink>
      </div>
      {person.id === me.id ? (
        <p className="soft small">{t('people.yourself')}</p>
      ) : (
        <section className="stack-small sheet-part" aria-labelledby="account-title">
          <h3 id="account-title" ref={account} tabIndex={-1}>
            {t('people.account')}
          </h3>
          {person.deactivatedAt === null ? (
            <>
              <p className="soft small">{t('deactivate.means')}</p>
              <div className="row">
                {person.role === 'patient' && (
                  <Button onPress={() => setAsking('appoint')}>{t('appoint.submit')}</Button>
                )}
                <Button onPress={() => setAsking('deactivate')}>{t('deactivate.submit')}</Button>
              </div>
            </>
          ) : (
            <>
              <p className="soft small">{t('deactivate.since', { time: dates.when(person.deactivatedAt) })}</p>
              <div>
                <Button onPress={() => setAsking('reactivate')}>{t('reactivate.submit')}</Button>
              </div>
            </>
          )}
        </section>
      )}
      {asking !== null && <AskAbout person={person} asked={asking} onClose={() => setAsking(null)} />}
    </Dialog>
  );
}

interface AskAboutProps extends PersonSheetProps {
  readonly asked: Asked;
}

/** Says what it means before it is done. */
function AskAbout({ person, asked, onClose }: AskAboutProps) {
  const { t } = useTranslation(['administration', 'app']);
  const announce = useAnnounce();
  const change = usePersonChanges(person.id)[asked];
  const name = person.fullName;
  return (
    <ConfirmDialog
      title={t(`${asked}.title`, { name })}
      confirm={t(`${asked}.submit`)}
      cancel={t('app:cancel')}
      look={asked === 'deactivate' ? 'danger' : 'primary'}
      busy={change.isPending}
      error={change.error}
      onConfirm={() =>
        change.mutate(undefined, {
          onSuccess: () => {
            announce(t(`${asked}.told`, { name }), { tone: 'good' });
            onClose();
          },
        })
      }
      onCancel={onClose}
    >
      <p>{t(`${asked}.text`, { name })}</p>
    </ConfirmDialog>
  );
}
