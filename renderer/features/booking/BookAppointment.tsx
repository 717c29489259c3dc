import { Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { useDoctors } from '../../app/queries.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { Failure } from '#shared/errors/failure.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { BookingForm } from './BookingForm.tsx';
import '../../app/free-times/free-times.css';

const gone = new Failure('doctor_not_available');

/** Books a visit with one doctor. */
export default function BookAppointment({ doctorId }: { readonly doctorId: string }) {
  const { t } = useTranslation(['booking', 'app']);
  const doctors = useDoctors();
  const doctor = doctors.data?.find((each) => each.id === doctorId);
  return (
    <Page
      title={t('title')}
      back="/doctors"
      {...(doctor && { lead: `${t('with', { name: doctor.fullName })} · ${doctor.specialty}` })}
    >
      {doctors.isPending && <Skeletons />}
      <ErrorMessage error={doctors.error} actions={<TryAgain of={doctors} />} />
      {doctors.data && !doctor && (
        <ErrorMessage
          error={gone}
          actions={
            <ButtonLink size="small" href="#/doctors">
              <Stethoscope aria-hidden="true" />
              {t('app:nav.doctors')}
            </ButtonLink>
          }
        />
      )}
      {doctor && <BookingForm doctor={doctor} />}
    </Page>
  );
}
