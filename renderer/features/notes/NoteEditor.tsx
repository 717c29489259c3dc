import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { draftsOf } from '../../app/drafts.ts';
import { useBackend, useMe } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { longestNote, NoteKeeper, type NoteState } from './note-keeper.ts';
import { NoteConflict } from './NoteConflict.tsx';
import './notes.css';

/** The doctor's own note about one visit; saved while it is written. */
export function NoteEditor({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation('notes');
  const { records } = useBackend();
  const me = useMe();
  const [keeper] = useState(() => new NoteKeeper({ appointmentId, records, drafts: draftsOf(me.id) }));
  const state = useSyncExternalStore(keeper.subscribe, keeper.current);
  useEffect(() => keeper.open(), [keeper]);

  if (state.kind === 'reading') return <Skeletons count={2} look="row" />;
  const { text, theirs, trouble } = state;
  return (
    <div className="note">
      {theirs !== null && (
        <NoteConflict
          theirs={theirs}
          onKeepMine={keeper.keepMine}
          onTakeTheirs={keeper.takeTheirs}
          onPutTogether={keeper.putTogether}
        />
      )}
      <div className="note-field">
        <TextArea label={t('label')} help={t('help')} value={text} onChange={keeper.write} most={longestNote} />
      </div>
      <NoteStanding state={state} />
      {trouble !== null && trouble.code !== 'server_unreachable' && <ErrorMessage error={trouble} />}
    </div>
  );
}

/** Whether what is written is safe, in words. */
function NoteStanding({ state }: { readonly state: Extract<NoteState, { kind: 'open' }> }) {
  const { t } = useTranslation('notes');
  const dates = useDates();
  const { text, saved, saving, trouble, theirs } = state;
  if (trouble?.code === 'server_unreachable') return <output className="note-standing">{t('standing.offline')}</output>;
  if (theirs !== null || trouble !== null) return <p className="note-standing">{t('standing.keptHere')}</p>;
  if (saving) return <p className="note-standing soft">{t('standing.saving')}</p>;
  if (saved === null || text !== saved.body) return <p className="note-standing soft">{t('standing.writing')}</p>;
  if (saved.version === 0) return <p className="note-standing soft">{t('standing.empty')}</p>;
  return <p className="note-standing soft">{t('standing.saved', { time: dates.time(saved.updatedAt) })}</p>;
}
