/** When a doctor works. */
export interface WeeklyHours {
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Wall clock in the doctor's zone, "09:00"; `until` may be "24:00". */
  readonly from: string;
  readonly until: string;
}

/** `leave`: not there although the week says so. `extra`: there although it does not. */
export interface HoursException {
  readonly id: string;
  readonly kind: 'leave' | 'extra';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly note: string;
}

export interface VisitGrid {
  readonly visitMinutes: number;
  readonly bufferMinutes: number;
  readonly minimumNoticeMinutes: number;
  readonly timeZone: string;
}

export interface DoctorHours extends VisitGrid {
  readonly week: readonly WeeklyHours[];
  /** Not yet over, soonest first; of oneself only. */
  readonly exceptions: readonly HoursException[];
}
