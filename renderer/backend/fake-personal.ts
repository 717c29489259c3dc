import type { PersonalDetails } from '#shared/domain/personal-records.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { FakeClinic } from './fake-backend.ts';
import type { Receive } from './fake-request.ts';
import type { PersonalBackend } from './rooms/personal.ts';

export function fakePersonal(clinic: FakeClinic, receive: Receive): PersonalBackend {
  const details = (): PersonalDetails => {
    if (clinic.me === null) throw new Failure('not_signed_in');
    return { ...clinic.me, birthDate: clinic.birthDate, phone: clinic.phone };
  };
  return {
    read: () => receive('personal.read', [], details),
    change: (changes) =>
      receive('personal.change', [changes], () => {
        const { birthDate, phone, ...profile } = { ...details(), ...changes };
        clinic.birthDate = birthDate;
        clinic.phone = phone;
        clinic.become({ kind: 'signed-in', profile });
        return details();
      }),
    acceptInvitation: (code) =>
      receive('personal.acceptInvitation', [code], () => {
        const { birthDate: _birthDate, phone: _phone, ...profile } = details();
        clinic.become({ kind: 'signed-in', profile: { ...profile, role: 'doctor' } });
      }),
    exportAll: () => receive('personal.exportAll', [], () => JSON.stringify({ profile: details() }, null, 2)),
    deleteAccount: (email) =>
      receive('personal.deleteAccount', [email], () => {
        const { role, email: own } = details();
        if (role !== 'patient') throw new Failure('account_kept_by_clinic');
        if (email !== own) throw new Failure('invalid_request');
        clinic.become({ kind: 'signed-out', because: 'closed' });
        return { visits: clinic.appointments.length, summaries: 0, notes: 0, messages: 0, until: null };
      }),
  };
}
