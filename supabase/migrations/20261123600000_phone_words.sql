-- A new word of an enumeration, in a step of its own: a value cannot be used in the transaction that adds it.
alter type public.notification_kind add value if not exists 'continued_by_phone';
