/** The few words a visit has wherever it is shown. */
export const visit = {
  open: 'Open visit',
  type: { online: 'Video call', offline: 'In person' },
  status: {
    requested: 'Requested',
    proposed: 'Other time proposed',
    confirmed: 'Confirmed',
    declined: 'Declined',
    cancelled: 'Cancelled',
    completed: 'Completed',
    no_show: 'Not attended',
  },
  call: { waiting: 'Calling', active: 'In the call', ended: 'Call ended' },
  over: 'Over',
} as const;
