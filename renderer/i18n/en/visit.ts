/** The few words a visit has wherever it is shown. */
export const visit = {
  open: 'Open visit',
  type: { online: 'Video call', offline: 'In person', phone: 'Video call, then by phone' },
  status: {
    requested: 'Requested',
    proposed: 'Other time proposed',
    confirmed: 'Confirmed',
    declined: 'Declined',
    cancelled: 'Cancelled',
    completed: 'Completed',
    no_show: 'Not attended',
  },
  call: { waiting: 'Calling', active: 'In the call', ended: 'Call ended', phone: 'By phone' },
  over: 'Over',
  byPhone: {
    calls: '{{name}} calls you by phone, on {{phone}}. Please keep it near.',
    noNumber: '{{name}} wants to call you by phone, but the clinic has no number of yours. Please add it.',
    addNumber: 'Add your number',
  },
} as const;
