import { useTranslation } from 'react-i18next';
import type { EarlierVisit } from '#shared/domain/visit-records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';

/** What was written about one visit: the doctor's own note and what the patient took home. */
export function VisitWritten({ visit: { note, summary } }: { readonly visit: EarlierVisit }) {
  const { t } = useTranslation('patients');
  const parts = (['findings', 'medicines', 'nextStep'] as const).flatMap((part) => {
    const text = summary?.[part].trim() ?? '';
    return text === '' ? [] : [{ title: t(`part.${part}`), text }];
  });
  const written = [...(note === null || note.trim() === '' ? [] : [{ title: t('note'), text: note }]), ...parts];
  if (written.length === 0) return <p className="soft">{t('nothingWritten')}</p>;
  return (
    <dl className="patient-written">
      {written.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface EarlierVisitsProps {
  /** Newest first; the first one is open. */
  readonly visits: readonly EarlierVisit[];
}

/** Earlier visits one below the other, each opened by a press. */
export function EarlierVisits({ visits }: EarlierVisitsProps) {
  const { t } = useTranslation(['patients', 'visit']);
  const dates = useDates();
  return (
    <div className="patient-earlier">
      {visits.map((visit, index) => (
        <Disclosure
          key={visit.id}
          title={`${dates.when(visit.startsAt)} · ${t(`visit:status.${visit.status}`)}`}
          startsOpen={index === 0}
        >
          <div className="patient-visit">
            {visit.reason !== '' && <p>{visit.reason}</p>}
            <VisitWritten visit={visit} />
            <a
              href={`#/appointments/${visit.id}`}
              aria-label={t('openOf', { name: visit.patientName, when: dates.when(visit.startsAt) })}
            >
              {t('open')}
            </a>
          </div>
        </Disclosure>
      ))}
    </div>
  );
}
