import type { Person } from '#shared/domain/administration-records.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { FakeClinic } from './fake-backend.ts';
import type { Receive } from './fake-request.ts';
import type { AdministrationBackend, AuditQuery } from './rooms/administration.ts';

const day = 86_400_000;

export function fakeAdministration(clinic: FakeClinic, receive: Receive): AdministrationBackend {
  const changePerson = (id: string, change: Partial<Person>): void => {
    if (!clinic.people.some((each) => each.id === id)) throw new Failure('person_not_found');
    clinic.people = clinic.people.map((each) => (each.id === id ? { ...each, ...change } : each));
  };
  const lines = (query: AuditQuery) =>
    clinic.auditLog
      .filter(
        (line) =>
          line.id < (query.beforeId ?? Infinity) &&
          line.recordTable === (query.recordTable ?? line.recordTable) &&
          line.recordId === (query.recordId ?? line.recordId) &&
          line.actorId === (query.actorId ?? line.actorId) &&
          line.at >= (query.from ?? -Infinity) &&
          line.at < (query.until ?? Infinity),
      )
      .toSorted((a, b) => b.id - a.id)
      .slice(0, query.limit ?? 100);
  return {
    listPeople: (query) =>
      receive('administration.listPeople', [query], () =>
        clinic.people
          .filter((each) => `${each.fullName} ${each.email}`.toLowerCase().includes((query.search ?? '').toLowerCase()))
          .filter((each) => query.after === undefined || each.fullName > query.after.fullName)
          .toSorted((a, b) => a.fullName.localeCompare(b.fullName))
          .slice(0, query.limit ?? 50),
      ),
    listInvitations: () => receive('administration.listInvitations', [], () => [...clinic.invitations]),
    inviteDoctor: (email, specialty, validDays) =>
      receive('administration.inviteDoctor', [email, specialty, validDays], () => {
        const id = clinic.newId();
        const createdAt = Date.now();
        const expiresAt = createdAt + validDays * day;
        const made = { id, email, specialty, createdAt, expiresAt, acceptedAt: null, revokedAt: null };
        clinic.invitations = [made, ...clinic.invitations];
        return { id, code: `code-of-${id}`, expiresAt };
      }),
    revokeInvitation: (id) =>
      receive('administration.revokeInvitation', [id], () => {
        clinic.invitations = clinic.invitations.map((each) =>
          each.id === id ? { ...each, revokedAt: Date.now() } : each,
        );
      }),
    verifyDoctor: (id, licenceNumber) =>
      receive('administration.verifyDoctor', [id, licenceNumber], () =>
        changePerson(id, { verifiedAt: Date.now(), licenceNumber }),
      ),
    withdrawVerification: (id) =>
      receive('administration.withdrawVerification', [id], () => changePerson(id, { verifiedAt: null })),
    appointAdministrator: (id) =>
      receive('administration.appointAdministrator', [id], () => changePerson(id, { role: 'administrator' })),
    deactivate: (id) =>
      receive('administration.deactivate', [id], () => changePerson(id, { deactivatedAt: Date.now() })),
    reactivate: (id) => receive('administration.reactivate', [id], () => changePerson(id, { deactivatedAt: null })),
    changeSettings: (changes, version) =>
      receive('administration.changeSettings', [changes, version], () => {
        if (clinic.settings.version !== version) throw new Failure('changed_meanwhile');
        clinic.settings = { ...clinic.settings, ...changes, version: version + 1 };
        return clinic.settings;
      }),
    readRelay: () =>
      receive('administration.readRelay', [], () =>
        clinic.relay.urls.length === 0 ? null : { urls: clinic.relay.urls, credentialSeconds: 3600 },
      ),
    setRelay: (relay, secret) =>
      receive('administration.setRelay', [relay, secret], () => {
        clinic.relay = { ...clinic.relay, urls: relay.urls };
      }),
    readAuditLog: (query) => receive('administration.readAuditLog', [query], () => lines(query)),
    qualityOverview: (...given) => receive('administration.qualityOverview', given, () => [...clinic.quality]),
  };
}
