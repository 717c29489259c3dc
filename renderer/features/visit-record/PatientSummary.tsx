import { CircleCheck, MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitSummary } from '#shared/domain/visit-records.ts';
import { draftsOf } from '../../app/drafts.ts';
import { useMe } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { lengthOf, TextArea } from '../../ui/TextArea.tsx';
import { longestQuestion } from './summary-draft.ts';
import { SummaryText } from './SummaryText.tsx';
import { useRecordChanges } from './use-records.ts';

interface PatientSummaryProps {
  readonly appointmentId: string;
  readonly doctorName: string;
  /** Newest first, at least one. */
  readonly summaries: readonly [VisitSummary, ...VisitSummary[]];
}

/** What the doctor shared: read, understood or asked about; earlier versions stay to be read. */
export function PatientSummary({ appointmentId, doctorName, summaries }: PatientSummaryProps) {
  const { t } = useTranslation('visitRecord');
  const dates = useDates();
  const [newest, ...older] = summaries;
  return (
    <>
      <SummaryText text={newest} />
      <p className="soft small">{t('patient.sharedBy', { name: doctorName, time: dates.when(newest.createdAt) })}</p>
      <Answer key={newest.id} appointmentId={appointmentId} doctorName={doctorName} summary={newest} />
      {older.length > 0 && (
        <div>
          {older.map((summary) => (
            <Disclosure key={summary.id} title={t('patient.earlier', { time: dates.when(summary.createdAt) })}>
              <SummaryText text={summary} />
            </Disclosure>
          ))}
        </div>
      )}
    </>
  );
}

interface AnswerProps {
  readonly appointmentId: string;
  readonly doctorName: string;
  readonly summary: VisitSummary;
}

function Answer({ appointmentId, doctorName, summary }: AnswerProps) {
  const { t } = useTranslation(['visitRecord', 'app']);
  const dates = useDates();
  const me = useMe();
  const drafts = draftsOf(me.id);
  const draftName = `question.${summary.id}`;
  const kept = drafts.read(draftName);
  const [question, setQuestion] = useState(typeof kept === 'string' ? kept : null);
  const { acknowledge } = useRecordChanges(appointmentId);
  const { id: summaryId, acknowledgedAt } = summary;

  const write = (text: string): void => {
    setQuestion(text);
    drafts.write(draftName, text);
  };
  const leave = (): void => {
    setQuestion(null);
    drafts.remove(draftName);
  };
  const answer = (asked: string | null): void =>
    acknowledge.mutate({ summaryId, question: asked }, { onSuccess: leave });

  return (
    <div className="stack">
      {acknowledgedAt !== null && (
        <output className="summary-answer">
          <CircleCheck aria-hidden="true" />
          {summary.question === null
            ? t('patient.understood', { time: dates.when(acknowledgedAt) })
            : t('patient.asked', { name: doctorName, time: dates.when(acknowledgedAt) })}
        </output>
      )}
      {summary.question !== null && <blockquote className="summary-question">{summary.question}</blockquote>}
      {question !== null && (
        <TextArea label={t('patient.question')} value={question} onChange={write} most={longestQuestion} />
      )}
      <ErrorMessage error={acknowledge.error} />
      <div className="row">
        {question === null ? (
          <>
            {acknowledgedAt === null && (
              <Button look="primary" isPending={acknowledge.isPending} onPress={() => answer(null)}>
                {t('patient.understand')}
              </Button>
            )}
            <Button isDisabled={acknowledge.isPending} onPress={() => write('')}>
              <MessageCircleQuestion aria-hidden="true" />
              {t('patient.ask')}
            </Button>
          </>
        ) : (
          <>
            <Button
              look="primary"
              isPending={acknowledge.isPending}
              isDisabled={question.trim() === '' || lengthOf(question) > longestQuestion}
              onPress={() => answer(question)}
            >
              {t('patient.send')}
            </Button>
            <Button isDisabled={acknowledge.isPending} onPress={leave}>
              {t('app:cancel')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
