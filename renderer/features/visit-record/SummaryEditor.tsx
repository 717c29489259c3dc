import { Eye, Pencil, Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryText as Text, VisitSummary } from '#shared/domain/visit-records.ts';
import { draftsOf } from '../../app/drafts.ts';
import { useMe } from '../../app/services.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { SummaryAnswer } from './SummaryAnswer.tsx';
import { emptySummary, isEmpty, isSame, isTooLong, longestPart, parseSummaryDraft } from './summary-draft.ts';
import { SummaryText } from './SummaryText.tsx';
import { useRecordChanges, useSummaries } from './use-records.ts';
import './visit-record.css';

interface SummaryEditorProps {
  readonly appointmentId: string;
  readonly patientName: string;
}

/** What the patient takes home: written, read back as the patient will see it, then shared. */
export function SummaryEditor({ appointmentId, patientName }: SummaryEditorProps) {
  const summaries = useSummaries(appointmentId);
  if (summaries.isPending) return <Skeletons count={2} look="row" />;
  if (summaries.data === undefined) {
    return <ErrorMessage error={summaries.error} actions={<TryAgain of={summaries} />} />;
  }
  return <Writing appointmentId={appointmentId} patientName={patientName} shared={summaries.data[0] ?? null} />;
}

interface WritingProps extends SummaryEditorProps {
  readonly shared: VisitSummary | null;
}

function Writing({ appointmentId, patientName, shared }: WritingProps) {
  const { t } = useTranslation('visitRecord');
  const me = useMe();
  const announce = useAnnounce();
  const drafts = draftsOf(me.id);
  const draftName = `summary.${appointmentId}`;
  const { share } = useRecordChanges(appointmentId);
  const [draft, setDraft] = useState(() => parseSummaryDraft(drafts.read(draftName)));
  const [readingBack, setReadingBack] = useState(false);
  const text: Text = draft ?? shared ?? emptySummary;
  const isShared = shared !== null && isSame(text, shared);

  const write = (change: Partial<Text>): void => {
    const written = { findings: text.findings, medicines: text.medicines, nextStep: text.nextStep, ...change };
    setDraft(written);
    drafts.write(draftName, written);
  };
  const send = (): void =>
    share.mutate(text, {
      onSuccess: () => {
        drafts.remove(draftName);
        setDraft(null);
        setReadingBack(false);
        announce(t('shared.told', { name: patientName }), { tone: 'good' });
      },
    });

  if (readingBack) {
    return (
      <ReadBack
        text={text}
        patientName={patientName}
        busy={share.isPending}
        error={share.error}
        onChange={() => setReadingBack(false)}
        onShare={send}
      />
    );
  }
  return (
    <div className="stack summary-fields">
      {shared !== null && <SummaryAnswer summary={shared} patientName={patientName} />}
      <TextArea
        label={t('part.findings')}
        value={text.findings}
        onChange={(findings) => write({ findings })}
        most={longestPart}
      />
      <TextArea
        label={t('part.medicines')}
        value={text.medicines}
        onChange={(medicines) => write({ medicines })}
        most={longestPart}
      />
      <TextArea
        label={t('part.nextStep')}
        value={text.nextStep}
        onChange={(nextStep) => write({ nextStep })}
        most={longestPart}
      />
      <div className="row">
        <Button
          look="primary"
          isDisabled={isEmpty(text) || isTooLong(text) || isShared}
          onPress={() => setReadingBack(true)}
        >
          <Eye aria-hidden="true" />
          {t('readBack.open')}
        </Button>
        {!isShared && !isEmpty(text) && <p className="soft small">{t('notShared')}</p>}
      </div>
    </div>
  );
}

interface ReadBackProps {
  readonly text: Text;
  readonly patientName: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: () => void;
  readonly onShare: () => void;
}

/** The doctor sees, and may read aloud, exactly what the patient will see. */
function ReadBack({ text, patientName, busy, error, onChange, onShare }: ReadBackProps) {
  const { t } = useTranslation('visitRecord');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="read-back" aria-labelledby="read-back-title">
      <h3 id="read-back-title" ref={title} tabIndex={-1}>
        {t('readBack.title', { name: patientName })}
      </h3>
      <SummaryText text={text} />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} onPress={onShare}>
          <Send aria-hidden="true" />
          {t('readBack.share', { name: patientName })}
        </Button>
        <Button isDisabled={busy} onPress={onChange}>
          <Pencil aria-hidden="true" />
          {t('readBack.change')}
        </Button>
      </div>
    </section>
  );
}
