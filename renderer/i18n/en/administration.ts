/** What an administrator does. */
export const administration = {
  people: { title: 'People' },
} as const;
