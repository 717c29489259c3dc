export { atStart } from '../en/at-start.ts';
export { desktop } from '../en/desktop.ts';
export const later = async () => (await import('../en/later.ts')).later;
