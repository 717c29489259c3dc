-- New words of the enumerations, in a step of their own: a value cannot be used in the transaction that adds it.
alter type public.notification_kind add value if not exists 'appointment_proposed';
alter type public.notification_kind add value if not exists 'appointment_rescheduled';
alter type public.notification_kind add value if not exists 'appointment_expired';
alter type public.notification_kind add value if not exists 'appointment_completed';
alter type public.notification_kind add value if not exists 'appointment_missed';
alter type public.notification_kind add value if not exists 'reminder_day';
alter type public.notification_kind add value if not exists 'reminder_hour';
alter type public.notification_kind add value if not exists 'reminder_soon';
alter type public.notification_kind add value if not exists 'patient_waiting';
alter type public.notification_kind add value if not exists 'summary_shared';
alter type public.notification_kind add value if not exists 'summary_acknowledged';
