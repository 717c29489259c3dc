/** Names of what is kept from the clinic. One list, so that what invalidates and what reads cannot drift apart. */
export const queryKeys = {
  doctors: ['doctors'],
  allSlots: ['slots'],
  slots: (doctorId: string, from: number) => ['slots', doctorId, from],
  appointments: ['appointments'],
  notifications: ['notifications'],
  clockOffset: ['clock-offset'],
} as const;
