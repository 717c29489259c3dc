import { parseTime, type Time } from '@internationalized/date';

/** "09:30" as a field takes it. */
export const toTime = (text: string | null): Time | null => (text === null ? null : parseTime(text));

export const toText = (time: Time | null): string | null => (time === null ? null : time.toString().slice(0, 5));
