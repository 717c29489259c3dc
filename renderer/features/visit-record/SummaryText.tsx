import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SummaryText as Text } from '#shared/domain/visit-records.ts';

/** The words of a summary as the patient reads them: large, and what to do next stands out. */
export function SummaryText({ text }: { readonly text: Text }) {
  const { t } = useTranslation('visitRecord');
  return (
    <dl className="summary">
      {text.findings.trim() !== '' && (
        <div>
          <dt>{t('part.findings')}</dt>
          <dd>{text.findings}</dd>
        </div>
      )}
      {text.medicines.trim() !== '' && (
        <div>
          <dt>{t('part.medicines')}</dt>
          <dd>{text.medicines}</dd>
        </div>
      )}
      {text.nextStep.trim() !== '' && (
        <div className="summary-next">
          <dt>
            <ArrowRight aria-hidden="true" />
            {t('part.nextStep')}
          </dt>
          <dd>{text.nextStep}</dd>
        </div>
      )}
    </dl>
  );
}
