import type { Words } from '../en/index.ts';

export const administration: Words['administration'] = {
  people: { title: 'मानिसहरू' },
};
