import { Redirect, Route, Switch } from 'wouter';
import { People } from './People.tsx';

/** The administrator's pages; one chunk that nobody else loads. */
export default function Administration() {
  return (
    <Switch>
      <Route path="/administration/people" component={People} />
      <Route>
        <Redirect to="/administration/people" replace />
      </Route>
    </Switch>
  );
}
