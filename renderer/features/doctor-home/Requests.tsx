import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';

/** More than this belongs to the page of all visits. */
const mostShown = 4;

/** What patients ask for: agreed with one press, anything else on the visit's page. */
export function Requests({ requests }: { readonly requests: readonly Appointment[] }) {
  const { t } = useTranslation('doctorDay');
  const more = requests.length - mostShown;
  return (
    <Card className="day-side" aria-labelledby="requests-title">
      <h2 id="requests-title">{t('requests')}</h2>
      {requests.length === 0 && <p className="soft">{t('requestsNone')}</p>}
      {requests.length > 0 && (
        <ul className="day-requests">
          {requests.slice(0, mostShown).map((visit) => (
            <li key={visit.id}>
              <Request visit={visit} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <a href="#/appointments">{t('more', { count: more })}</a>}
    </Card>
  );
}

function Request({ visit }: { readonly visit: Appointment }) {
  const { t } = useTranslation(['doctorDay', 'visit']);
  const dates = useDates();
  const { booking } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const name = visit.patientName;
  const when = dates.when(visit.startsAt);
  const confirm = useMutation({
    mutationFn: () => booking.confirm(visit.id, visit.version),
    onSuccess: () => announce(t('confirmed', { name }), { tone: 'good' }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.appointments }),
  });
  return (
    <article className="day-request">
      <p>
        <span className="day-request-name">{name}</span>
        <span className="soft numbers">
          {when} · {t(`visit:type.${visit.type}`)}
        </span>
      </p>
      {visit.reason !== '' && <p className="day-request-reason">{visit.reason}</p>}
      <ErrorMessage error={confirm.error} />
      <div className="day-request-actions">
        <Button
          size="small"
          look="primary"
          isPending={confirm.isPending}
          aria-label={t('confirmFor', { name, when })}
          onPress={() => confirm.mutate()}
        >
          {t('confirm')}
        </Button>
        <ButtonLink size="small" href={`#/appointments/${visit.id}`} aria-label={t('answerFor', { name, when })}>
          {t('answer')}
        </ButtonLink>
      </div>
    </article>
  );
}
