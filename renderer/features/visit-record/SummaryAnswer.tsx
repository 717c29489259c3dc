import { useTranslation } from 'react-i18next';
import type { VisitSummary } from '#shared/domain/visit-records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Banner } from '../../ui/Banner.tsx';

interface SummaryAnswerProps {
  readonly summary: VisitSummary;
  readonly patientName: string;
}

/** For the doctor: whether the shared summary was read, and what was asked about it. */
export function SummaryAnswer({ summary, patientName }: SummaryAnswerProps) {
  const { t } = useTranslation('visitRecord');
  const dates = useDates();
  const { acknowledgedAt, question, createdAt } = summary;
  if (acknowledgedAt === null) {
    return <Banner tone="info" title={t('shared.unread', { name: patientName, time: dates.when(createdAt) })} />;
  }
  if (question === null) {
    return (
      <Banner tone="good" title={t('shared.understood', { name: patientName, time: dates.when(acknowledgedAt) })} />
    );
  }
  return (
    <Banner tone="wait" title={t('shared.asked', { name: patientName, time: dates.when(acknowledgedAt) })}>
      <span className="summary-question">{question}</span>
      <span>{t('shared.answerIt')}</span>
    </Banner>
  );
}
