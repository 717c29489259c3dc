import { answerOf } from './failures.ts';
import { parseSettings } from './parse-clinic.ts';
import type { ClinicBackend } from './rooms/clinic.ts';
import type { ClinicClient } from './supabase.ts';

export function supabaseClinic(client: ClinicClient): ClinicBackend {
  return { settings: () => answerOf(client.from('clinic_settings').select('*').single(), parseSettings) };
}
