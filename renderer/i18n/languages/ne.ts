export { atStart } from '../ne/at-start.ts';
export { desktop } from '../ne/desktop.ts';
export const later = async () => (await import('../ne/later.ts')).later;
