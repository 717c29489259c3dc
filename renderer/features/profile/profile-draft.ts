import * as z from 'zod/mini';
import type { PersonalDetails } from '#shared/domain/personal-records.ts';
import type { DraftShape } from '../../app/use-draft.ts';
import type { PersonalChanges } from '../../backend/rooms/personal.ts';

const schema = z.object({
  fullName: z.string(),
  phone: z.string(),
  birthDate: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  timeZone: z.string(),
  language: z.string(),
});
/** The form as it stands; null: nothing was changed. */
export type ProfileDraft = Readonly<z.infer<typeof schema>>;

export const profileDraft: DraftShape<ProfileDraft | null> = {
  parse: (kept) => schema.safeParse(kept).data ?? null,
  empty: null,
};

export function draftOf({ fullName, phone, birthDate, timeZone, language }: PersonalDetails): ProfileDraft {
  return { fullName, phone: phone ?? '', birthDate, timeZone, language };
}

/** What the draft says otherwise than the clinic; of a doctor neither birth date nor telephone. */
export function changesIn(draft: ProfileDraft, details: PersonalDetails): PersonalChanges {
  const phone = draft.phone.trim() === '' ? null : draft.phone.trim();
  const fullName = draft.fullName.trim();
  return {
    ...(fullName !== details.fullName && { fullName }),
    ...(draft.timeZone !== details.timeZone && { timeZone: draft.timeZone }),
    ...(draft.language !== details.language && { language: draft.language }),
    ...(details.role === 'patient' && phone !== details.phone && { phone }),
    ...(details.role === 'patient' && draft.birthDate !== details.birthDate && { birthDate: draft.birthDate }),
  };
}
