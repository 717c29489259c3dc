// The call as both people see it, in a real call between two pages.
import type { Browser, Page } from 'playwright';
import type { Clinic } from '../../supabase/local/index.ts';
import { person } from '../../tests/e2e/support/clinic.ts';
import { contextFor, shoot, type Shot } from './camera.ts';
import { wordsOf, type Look } from './looks.ts';

interface Place {
  readonly browser: Browser;
  readonly address: string;
  readonly folder: string;
}

export async function shootCall({ browser, address, folder }: Place, look: Look, clinic: Clinic): Promise<Shot[]> {
  const words = wordsOf(look.language);
  const shots: Shot[] = [];
  const visit = await visitOfOthers(clinic);
  await using contexts = new AsyncDisposableStack();
  const open = async (name: string): Promise<Page> => {
    const context = contexts.use(await contextFor(browser, look));
    const page = await context.newPage();
    await page.goto(address);
    await page.getByLabel(words.signIn.email).fill(person(name).email);
    await page.getByLabel(words.signIn.password, { exact: true }).fill(person(name).password);
    await page.getByRole('button', { name: words.signIn.submit, exact: true }).click();
    await page.getByRole('navigation', { name: words.app.nav.label }).waitFor();
    return page;
  };
  const doctor = await open('kiran');
  const patient = await open('bikash');
  const both = async (moment: string): Promise<void> => {
    shots.push(await shoot(doctor, look, folder, `call-doctor-${moment}`));
    shots.push(await shoot(patient, look, folder, `call-patient-${moment}`));
  };
  await doctor.evaluate((id) => void (location.hash = `#/appointments/${id}`), visit);
  await doctor.getByRole('button', { name: words.appointments.action.start }).click();
  const join = patient.getByRole('alertdialog').getByRole('button', { name: words.call.ring.join });
  await join.waitFor();
  await both('ringing');
  await join.click();
  for (const page of [doctor, patient])
    await page.getByText(words.call.state.talking, { exact: true }).first().waitFor();
  await both('connected');
  await doctor.getByRole('button', { name: words.call.controls.end }).first().click();
  await patient.getByRole('heading', { level: 1 }).first().waitFor();
  await both('over');
  await clinic.sql(`update public.appointments set status = 'completed' where id = $1`, [visit]);
  return shots;
}

/** Of two people whose day is not what the other pictures show. */
async function visitOfOthers(clinic: Clinic): Promise<string> {
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     values ($1, $2, 'confirmed', 'online', now(), now() + interval '15 minutes', 'A cough.', gen_random_uuid()) returning id`,
    [person('kiran').id, person('bikash').id],
  );
  if (!row) throw new Error('no visit was made for the call');
  return row.id;
}
