import { Redirect, Route, Switch } from 'wouter';
import './administration.css';
import { AuditLog } from './audit/AuditLog.tsx';
import { Clinic } from './clinic/Clinic.tsx';
import { DoctorHoursPage } from './people/DoctorHoursPage.tsx';
import { People } from './people/People.tsx';
import { CallQuality } from './quality/CallQuality.tsx';

/** The administrator's pages; one chunk that nobody else loads. */
export default function Administration() {
  return (
    <Switch>
      <Route path="/administration/people" component={People} />
      <Route path="/administration/people/:id/hours">{({ id }) => <DoctorHoursPage key={id} doctorId={id} />}</Route>
      <Route path="/administration/calls" component={CallQuality} />
      <Route path="/administration/audit">
        <AuditLog />
      </Route>
      <Route path="/administration/audit/person/:id">{({ id }) => <AuditLog key={id} actorId={id} />}</Route>
      <Route path="/administration/clinic" component={Clinic} />
      <Route>
        <Redirect to="/administration/people" replace />
      </Route>
    </Switch>
  );
}
