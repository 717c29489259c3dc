/** Rooms that few people enter and nobody enters first: their part of the script is loaded when somebody does. */
import type { AdministrationBackend } from './rooms/administration.ts';
import type { HoursBackend } from './rooms/hours.ts';
import type { PersonalBackend } from './rooms/personal.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { SupabaseAccount } from './supabase-account.ts';
import type { ClinicClient } from './supabase.ts';

/** Loads once; a chunk that could not be fetched is asked for again by the next request. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load().catch((caught: unknown) => {
      loading = null;
      throw new Failure('server_unreachable', caught);
    });
    return loading;
  };
}

export function lateAdministration(client: ClinicClient): AdministrationBackend {
  const room = once(async () => (await import('./supabase-administration.ts')).supabaseAdministration(client));
  return {
    listPeople: async (...given) => (await room()).listPeople(...given),
    listInvitations: async () => (await room()).listInvitations(),
    inviteDoctor: async (...given) => (await room()).inviteDoctor(...given),
    revokeInvitation: async (...given) => (await room()).revokeInvitation(...given),
    verifyDoctor: async (...given) => (await room()).verifyDoctor(...given),
    withdrawVerification: async (...given) => (await room()).withdrawVerification(...given),
    appointAdministrator: async (...given) => (await room()).appointAdministrator(...given),
    deactivate: async (...given) => (await room()).deactivate(...given),
    reactivate: async (...given) => (await room()).reactivate(...given),
    changeSettings: async (...given) => (await room()).changeSettings(...given),
    readRelay: async () => (await room()).readRelay(),
    setRelay: async (...given) => (await room()).setRelay(...given),
    readAuditLog: async (...given) => (await room()).readAuditLog(...given),
    qualityOverview: async (...given) => (await room()).qualityOverview(...given),
  };
}

export function lateHours(client: ClinicClient): HoursBackend {
  const room = once(async () => (await import('./supabase-hours.ts')).supabaseHours(client));
  return {
    read: async (...given) => (await room()).read(...given),
    setWeek: async (...given) => (await room()).setWeek(...given),
    addException: async (...given) => (await room()).addException(...given),
    removeException: async (...given) => (await room()).removeException(...given),
  };
}

export function latePersonal(
  client: ClinicClient,
  account: Pick<SupabaseAccount, 'readAgain' | 'signOut'>,
): PersonalBackend {
  const room = once(async () => (await import('./supabase-personal.ts')).supabasePersonal(client, account));
  return {
    read: async () => (await room()).read(),
    change: async (...given) => (await room()).change(...given),
    acceptInvitation: async (...given) => (await room()).acceptInvitation(...given),
    exportAll: async () => (await room()).exportAll(),
    deleteAccount: async (...given) => (await room()).deleteAccount(...given),
  };
}
