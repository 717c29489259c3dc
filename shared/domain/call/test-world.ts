// A doctor and a patient with two devices each, and the clinic, for the test of all of them together.
import { TestApp } from './test-app.ts';
import { TestClinic } from './test-clinic.ts';
import { doctorSelf, patientSelf } from './test-sessions.ts';

export class World {
  readonly clinic = new TestClinic();
  private readonly tellAll = () => {
    const newest = this.clinic.rows.at(-1);
    if (newest) for (const app of this.apps) app.inbox.push({ session: newest, about: null });
  };
  readonly doctors = [this.app(doctorSelf), this.app({ ...doctorSelf, device: 'doctor-second-device' })];
  readonly patients = [this.app(patientSelf), this.app({ ...patientSelf, device: 'patient-second-device' })];
  readonly apps = [...this.doctors, ...this.patients];
  pathIsCut = false;

  private app(self: TestApp['self']): TestApp {
    return new TestApp(self, this.clinic, this.tellAll);
  }

  /** Which devices have a connection to each other: called exactly where the other is, by exactly whom it expects. */
  private connected(): readonly (readonly [TestApp, TestApp])[] {
    if (this.pathIsCut) return [];
    return this.doctors.flatMap((doctor) =>
      this.patients
        .filter(
          (patient) =>
            patient.peer !== null &&
            doctor.dialled?.peerId === patient.peer.peerId &&
            doctor.peer !== null &&
            patient.expects?.peerId === doctor.peer.peerId,
        )
        .map((patient) => [doctor, patient] as const),
    );
  }

  /** The connection of this device is gone; whoever placed it notices, and the other side too. */
  loseConnection(app: TestApp): void {
    const { peer } = app;
    app.loseConnection();
    for (const doctor of this.doctors) if (peer && doctor.dialled?.peerId === peer.peerId) doctor.loseConnection();
  }

  media(): void {
    const flowing = new Set(
      this.connected()
        .filter(([doctor, patient]) => doctor.sends && patient.sends)
        .flat(),
    );
    for (const app of this.apps) app.dispatch({ type: flowing.has(app) ? 'media-flowing' : 'media-silent' });
  }

  /** The network is well: all that waits is delivered, rows are read again, retries run, until nothing changes. */
  settle(): void {
    this.pathIsCut = false;
    for (let round = 0; round < 12; round += 1) {
      this.clinic.closeStale();
      for (const app of this.apps) {
        for (const request of app.outbox.splice(0)) request.run();
        for (const { session, about } of app.inbox.splice(0)) app.take(session, about);
        app.tick();
        // What the app reads again by itself: the attempt it is about, and what is live.
        const known = 'session' in app.state ? app.state.session : null;
        for (const row of this.clinic.rows) if (row.status !== 'ended' || row.id === known?.id) app.take(row);
        app.offerAgain();
        app.lookForPartner();
      }
      for (const app of this.apps) {
        app.runOut('say-again');
        app.runOut('retry');
      }
      this.media();
    }
  }
}
