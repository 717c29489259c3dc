import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useServerNow } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { Card } from '../../ui/Card.tsx';
import { NoteEditor } from './NoteEditor.tsx';

/** The note on the page of a visit: from when the visit may begin. Nothing for the patient: nobody but the doctor reads it. */
export default function VisitNotes({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('notes');
  const me = useMe();
  const now = useServerNow();
  const written = appointment.status === 'confirmed' || appointment.status === 'completed';
  if (appointment.doctorId !== me.id || !written || now < appointment.callOpensAt) return null;
  return (
    <Card aria-labelledby="notes-title" className="stack">
      <h2 id="notes-title">{t('title')}</h2>
      <NoteEditor appointmentId={appointment.id} />
    </Card>
  );
}
