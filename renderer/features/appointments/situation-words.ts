import type { VisitSituation } from '#shared/domain/visit-actions.ts';
import type { en } from '../../i18n/en/index.ts';

type NowWord = keyof (typeof en)['appointments']['now'];
export type SituationTone = 'info' | 'good' | 'wait' | 'danger';

/** What each of the two reads in a situation, and how much it matters. */
export const situationWords: Readonly<
  Record<VisitSituation, { readonly doctor: NowWord; readonly patient: NowWord; readonly tone: SituationTone }>
> = {
  'wait-for-answer': { doctor: 'answer', patient: 'waitForAnswer', tone: 'wait' },
  'accept-time': { doctor: 'timeProposed', patient: 'acceptTime', tone: 'wait' },
  'time-proposed': { doctor: 'timeProposed', patient: 'acceptTime', tone: 'info' },
  'not-answered-in-time': { doctor: 'answerLate', patient: 'notConfirmedInTime', tone: 'wait' },
  answer: { doctor: 'answer', patient: 'waitForAnswer', tone: 'wait' },
  'answer-late': { doctor: 'answerLate', patient: 'notConfirmedInTime', tone: 'wait' },
  declined: { doctor: 'declinedDoctor', patient: 'declined', tone: 'danger' },
  cancelled: { doctor: 'cancelled', patient: 'cancelled', tone: 'danger' },
  completed: { doctor: 'completed', patient: 'completed', tone: 'good' },
  'no-show': { doctor: 'noShow', patient: 'noShow', tone: 'danger' },
  'in-person': { doctor: 'inPersonDoctor', patient: 'inPerson', tone: 'info' },
  'opens-later': { doctor: 'opensDoctor', patient: 'opensPatient', tone: 'info' },
  ready: { doctor: 'readyDoctor', patient: 'readyPatient', tone: 'good' },
  'called-before': { doctor: 'calledBefore', patient: 'calledBeforePatient', tone: 'info' },
  'by-phone': { doctor: 'byPhone', patient: 'byPhone', tone: 'info' },
  closed: { doctor: 'closed', patient: 'closed', tone: 'info' },
  calling: { doctor: 'calling', patient: 'ringing', tone: 'good' },
  ringing: { doctor: 'calling', patient: 'ringing', tone: 'good' },
  'in-call': { doctor: 'resume', patient: 'resume', tone: 'good' },
  'in-call-elsewhere': { doctor: 'elsewhere', patient: 'elsewhere', tone: 'info' },
};
