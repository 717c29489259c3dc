import { useTranslation } from 'react-i18next';
import { HoursForm } from '../../app/hours/HoursForm.tsx';
import { Page } from '../../app/Page.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { Exceptions } from './Exceptions.tsx';
import './hours.css';
import { useHours } from './use-hours.ts';

/** When the doctor works: the usual week, and what differs from it. */
export default function Hours() {
  const { t } = useTranslation('myHours');
  const hours = useHours();
  const { data } = hours.read;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ErrorMessage error={hours.read.error} actions={<TryAgain of={hours.read} />} />
      {hours.read.isPending && <Skeletons look="row" count={5} />}
      {data && (
        <>
          <Card className="my-hours" aria-labelledby="hours-week">
            <h2 id="hours-week">{t('week')}</h2>
            <HoursForm
              hours={data}
              draftName="hours.week"
              busy={hours.saveWeek.isPending}
              error={hours.saveWeek.error}
              onSave={(week, grid, saved) => hours.saveWeek.mutate({ week, grid }, { onSuccess: saved })}
            />
          </Card>
          <Exceptions
            exceptions={data.exceptions}
            zone={data.timeZone}
            add={hours.addException}
            remove={hours.removeException}
          />
        </>
      )}
    </Page>
  );
}
