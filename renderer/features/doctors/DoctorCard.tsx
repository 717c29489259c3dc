import { Building2, Languages, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Doctor } from '#shared/domain/records.ts';
import { useMe } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';

export function DoctorCard({ doctor }: { readonly doctor: Doctor }) {
  const { t } = useTranslation('doctors');
  const dates = useDates();
  const me = useMe();
  return (
    <Card className="doctor" aria-label={doctor.fullName}>
      <div className="doctor-head">
        <Avatar name={doctor.fullName} size="large" />
        <div>
          <h2>{doctor.fullName}</h2>
          <p className="soft">{doctor.specialty}</p>
        </div>
      </div>
      {doctor.bio !== '' && <p className="doctor-bio">{doctor.bio}</p>}
      <div className="doctor-offers">
        {doctor.acceptsOnline && (
          <StatusPill>
            <Video aria-hidden="true" />
            {t('offers.online')}
          </StatusPill>
        )}
        {doctor.acceptsInPerson && (
          <StatusPill>
            <Building2 aria-hidden="true" />
            {t('offers.offline')}
          </StatusPill>
        )}
        <StatusPill>{t('minutes', { count: doctor.visitMinutes })}</StatusPill>
        {doctor.languages.length > 0 && (
          <StatusPill>
            <Languages aria-hidden="true" />
            <span className="unseen">{t('speaks', { languages: dates.languageNames(doctor.languages) })}</span>
            <span aria-hidden="true">{dates.languageNames(doctor.languages)}</span>
          </StatusPill>
        )}
      </div>
      <div className="doctor-foot">
        <p className={doctor.nextFreeAt === null ? 'soft' : 'doctor-free numbers'}>
          {doctor.nextFreeAt === null ? t('noFree') : t('nextFree', { when: dates.when(doctor.nextFreeAt) })}
        </p>
        {me.role === 'patient' && (
          <ButtonLink look="primary" href={`#/book/${doctor.id}`} aria-label={t('bookWith', { name: doctor.fullName })}>
            {t('book')}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
