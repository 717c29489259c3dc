import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteEditor } from '../features/notes/NoteEditor.tsx';
import { SummaryEditor } from '../features/visit-record/SummaryEditor.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import './beside-call.css';
import { useAppointments } from './queries.ts';

interface BesideCallProps {
  readonly appointmentId: string;
  readonly onClose: () => void;
}

/** The doctor writes while they talk: the note, and what the patient is to take home. Closed, nothing of it is lost. */
export default function BesideCall({ appointmentId, onClose }: BesideCallProps) {
  const { t } = useTranslation('notes');
  const [tab, setTab] = useState<'note' | 'summary'>('note');
  const name = useAppointments().data?.find((each) => each.id === appointmentId)?.patientName ?? '';
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus();
    // Back to the button that opened it, if it is still there.
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) onClose();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  return (
    <section className="beside-call" aria-labelledby="beside-title" ref={panel}>
      <header className="beside-head">
        <h2 id="beside-title" ref={title} tabIndex={-1}>
          {t('beside.title')}
        </h2>
        <IconButton icon={X} label={t('beside.close')} onPress={onClose} />
      </header>
      <Tabs
        label={t('beside.title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'note', label: t('beside.note'), content: <NoteEditor appointmentId={appointmentId} /> },
          {
            id: 'summary',
            label: t('beside.summary'),
            content: <SummaryEditor appointmentId={appointmentId} patientName={name} />,
          },
        ]}
      />
    </section>
  );
}
