import * as z from 'zod/mini';
import type { KeptRecords, PersonalDetails } from '#shared/domain/personal-records.ts';
import { answerOf } from './failures.ts';
import { parseProfile } from './parse-rows.ts';
import type { PersonalBackend, PersonalChanges } from './rooms/personal.ts';
import { count, fit, instant, text } from './row-shapes.ts';
import type { SupabaseAccount } from './supabase-account.ts';
import type { ClinicClient } from './supabase.ts';

const ofPatients = z.object({ birth_date: z.nullable(text), phone: z.nullable(text) });
/** The database answers with a list of one. */
function parseDetails(rows: unknown): PersonalDetails {
  const [row] = fit(z.array(z.unknown()), rows);
  const { birth_date: birthDate, phone } = fit(ofPatients, row);
  return { ...parseProfile(row), birthDate, phone };
}

const keptRow = z.object({
  visits: count,
  summaries: count,
  notes: count,
  messages: count,
  until: z.nullable(instant),
});
const parseKept = (row: unknown): KeptRecords => fit(keptRow, row);

const changedColumns = ({ fullName, timeZone, language, birthDate, phone }: PersonalChanges) => ({
  ...(fullName === undefined ? {} : { full_name: fullName }),
  ...(timeZone === undefined ? {} : { time_zone: timeZone }),
  ...(language === undefined ? {} : { language }),
  ...(birthDate === undefined ? {} : { birth_date: birthDate }),
  ...(phone === undefined ? {} : { phone }),
});

export function supabasePersonal(
  client: ClinicClient,
  account: Pick<SupabaseAccount, 'readAgain' | 'signOut'>,
): PersonalBackend {
  return {
    read: () => answerOf(client.rpc('my_details'), parseDetails),
    async change(changes) {
      const details = await answerOf(
        client.rpc('update_my_profile', { p_changes: changedColumns(changes) }),
        parseDetails,
      );
      await account.readAgain();
      return details;
    },
    async acceptInvitation(code) {
      await answerOf(client.rpc('accept_invitation', { p_code: code }), () => undefined);
      await account.readAgain();
    },
    exportAll: () => answerOf(client.rpc('export_my_data'), (whole) => JSON.stringify(whole, null, 2)),
    async deleteAccount(email) {
      const kept = await answerOf(client.rpc('delete_my_account', { p_email: email }), parseKept);
      await account.signOut('closed');
      return kept;
    },
  };
}
