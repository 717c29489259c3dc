-- In a step of its own: a value cannot be used in the transaction that adds it.
alter type public.notification_kind add value if not exists 'doctor_late';
