import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Doctor } from '#shared/domain/records.ts';
import { draftsOf } from '../../app/drafts.ts';
import { useMe } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { useAnnounce } from '../../ui/Announcer.tsx';
import { lengthOf, TextArea } from '../../ui/TextArea.tsx';
import { BookingSummary } from './BookingSummary.tsx';
import { DayChoice } from '../../app/free-times/DayChoice.tsx';
import { readDraft, removeDraft, writeDraft, type BookingDraft } from './draft.ts';
import { dayOf, daysFrom } from '../../app/free-times/slots.ts';
import { TimeChoice } from '../../app/free-times/TimeChoice.tsx';
import { TypeChoice } from './TypeChoice.tsx';
import { isAboutSlot, useBooking } from './use-booking.ts';

/** As `book_appointment` of the database refuses more. */
const longestReason = 2000;

function firstDraft(doctor: Doctor, zone: string): BookingDraft {
  const days = daysFrom(zone);
  const free = doctor.nextFreeAt === null ? undefined : dayOf(doctor.nextFreeAt, zone);
  return {
    type: doctor.acceptsOnline ? 'online' : doctor.acceptsInPerson ? 'offline' : '',
    day: (free !== undefined && days.includes(free) ? free : days[0]) ?? '',
    startsAt: null,
    reason: '',
  };
}

/** What was chosen before, without what has become impossible since. */
function startingDraft(doctor: Doctor, zone: string, kept: BookingDraft | null): BookingDraft {
  const fresh = firstDraft(doctor, zone);
  if (kept === null) return fresh;
  const offered =
    (kept.type === 'online' && doctor.acceptsOnline) || (kept.type === 'offline' && doctor.acceptsInPerson);
  const stillAhead = daysFrom(zone).includes(kept.day) && (kept.startsAt === null || kept.startsAt > Date.now());
  return {
    type: offered ? kept.type : fresh.type,
    day: stillAhead ? kept.day : fresh.day,
    startsAt: stillAhead ? kept.startsAt : null,
    reason: kept.reason,
  };
}

export function BookingForm({ doctor }: { readonly doctor: Doctor }) {
  const { t } = useTranslation('booking');
  const { zone } = useDates();
  const me = useMe();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const drafts = draftsOf(me.id);
  const [kept] = useState(() => readDraft(drafts, doctor.id));
  const [draft, setDraft] = useState(() => startingDraft(doctor, zone, kept));
  const [missing, setMissing] = useState<'time' | 'reason' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const booking = useBooking();

  const change = (part: Partial<BookingDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    setMissing(null);
    writeDraft(drafts, doctor.id, next);
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { type, startsAt, reason } = draft;
    if (type === '' || startsAt === null) {
      setMissing('time');
      form.current?.querySelector<HTMLElement>('.booking-times input')?.focus();
      return;
    }
    if (lengthOf(reason) > longestReason) {
      setMissing('reason');
      form.current?.querySelector('textarea')?.focus();
      return;
    }
    if (booking.isPending) return;
    booking.mutate(
      { doctorId: doctor.id, startsAt, type, reason },
      {
        onSuccess(id) {
          removeDraft(drafts, doctor.id);
          announce(t('done'));
          navigate(`/appointments/${id}`);
        },
        onError(error) {
          if (isAboutSlot(error)) change({ startsAt: null });
        },
      },
    );
  };

  return (
    <form className="booking" ref={form} onSubmit={submit} noValidate>
      <div className="booking-choices">
        <TypeChoice doctor={doctor} value={draft.type} onChange={(type) => change({ type })} />
        <DayChoice value={draft.day} onChange={(day) => change({ day, startsAt: null })} />
        {draft.day !== '' && (
          <TimeChoice
            doctor={doctor}
            day={draft.day}
            value={draft.startsAt}
            onChange={(startsAt) => change({ startsAt })}
            onDay={(day) => change({ day, startsAt: null })}
          />
        )}
        <TextArea
          label={t('reason')}
          help={t('reasonHelp')}
          optional
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          most={longestReason}
        />
        {kept !== null && kept.reason !== '' && kept.reason === draft.reason && (
          <p className="soft small">{t('draftKept')}</p>
        )}
      </div>
      <BookingSummary
        doctor={doctor}
        draft={draft}
        busy={booking.isPending}
        error={booking.error}
        missing={missing === null ? null : t(`missing.${missing}`)}
      />
    </form>
  );
}
