/** Names of what is kept from the clinic. One list, so that what invalidates and what reads cannot drift apart. */
export const queryKeys = {
  doctors: ['doctors'],
  allSlots: ['slots'],
  slots: (doctorId: string, from: number) => ['slots', doctorId, from],
  appointments: ['appointments'],
  /** Goes with all of them when one of them changes. */
  appointmentsBetween: (from: number, until: number) => ['appointments', 'between', from, until],
  notifications: ['notifications'],
  clockOffset: ['clock-offset'],
  allSummaries: ['summaries'],
  mySummaries: ['summaries', 'mine'],
  summaries: (appointmentId: string) => ['summaries', appointmentId],
  /** Read again when its status, as the visit tells it, is another. */
  callSession: (sessionId: string | null, callStatus: string) => ['call-session', sessionId, callStatus],
  doctorBusy: (appointmentId: string) => ['doctor-busy', appointmentId],
  myRatings: ['rating', 'mine'],
  rating: (appointmentId: string) => ['rating', appointmentId],
  waitingPatients: ['waiting-patients'],
  appointment: (id: string) => ['appointments', 'one', id],
  /** Of a doctor: everything below goes when a visit changes. */
  earlierVisits: (patientId: string | null, search: string) => ['appointments', 'earlier', patientId, search],
  patient: (patientId: string) => ['appointments', 'patient', patientId],
  clinicSettings: ['clinic-settings'],
  myDetails: ['my-details'],
  people: ['people'],
  invitations: ['invitations'],
  doctorHours: (doctorId: string) => ['doctor-hours', doctorId],
  relay: ['relay'],
  auditLog: ['audit-log'],
  callQuality: ['call-quality'],
} as const;
