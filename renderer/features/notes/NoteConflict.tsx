import { useTranslation } from 'react-i18next';
import type { VisitNote } from '#shared/domain/visit-records.ts';
import { useDates } from '../../i18n/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

interface NoteConflictProps {
  readonly theirs: VisitNote;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onPutTogether: () => void;
}

/** Two texts of one note, the other one in full: nothing is dropped unless the doctor says so. */
export function NoteConflict({ theirs, onKeepMine, onTakeTheirs, onPutTogether }: NoteConflictProps) {
  const { t } = useTranslation('notes');
  const dates = useDates();
  return (
    <section className="note-conflict" aria-label={t('conflict.title')}>
      <Banner tone="wait" spoken="at-once" title={t('conflict.title')}>
        {t('conflict.text')}
      </Banner>
      <figure className="note-theirs">
        <figcaption>{t('conflict.theirs', { time: dates.when(theirs.updatedAt) })}</figcaption>
        <blockquote>{theirs.body === '' ? t('conflict.emptied') : theirs.body}</blockquote>
      </figure>
      <div className="row">
        <Button look="primary" onPress={onPutTogether}>
          {t('conflict.both')}
        </Button>
        <Button onPress={onKeepMine}>{t('conflict.mine')}</Button>
        <Button onPress={onTakeTheirs}>{t('conflict.other')}</Button>
      </div>
    </section>
  );
}
