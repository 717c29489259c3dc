import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { Banner } from '../ui/Banner.tsx';
import { ButtonLink } from '../ui/Button.tsx';

/** The patient reads who phones and on what number; a clinic that knows none cannot phone, which is said with what to do. */
export function ByPhone({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('visit');
  const { byPhoneSince, callStatus, doctorName: name, patientPhone: phone, status } = appointment;
  if (byPhoneSince === null || status !== 'confirmed' || callStatus === 'waiting') return null;
  if (phone !== null) {
    return (
      <Banner tone="info" spoken="politely">
        {/* A number is read in one piece. */}
        {t('byPhone.calls', { name, phone: phone.replaceAll(' ', '\u00A0') })}
      </Banner>
    );
  }
  return (
    <Banner
      tone="wait"
      spoken="politely"
      actions={
        <ButtonLink size="small" href="#/profile">
          {t('byPhone.addNumber')}
        </ButtonLink>
      }
    >
      {t('byPhone.noNumber', { name })}
    </Banner>
  );
}
