import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureDemoAppointments } from '../../supabase/demo-appointments.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import { memoryClinic } from './clinic-people.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await memoryClinic();
});
afterAll(() => clinic.close());

it('gives the demo clinic a visit to start, a request and a visit at the clinic, once', async () => {
  const ensure = () => ensureDemoAppointments((text, params) => clinic.sql(text, params));
  await ensure();
  await ensure();
  const visits = await clinic.sql<{ status: string; appointment_type: string }>(
    'select status, appointment_type from public.appointments order by starts_at',
  );
  expect(visits).toEqual([
    { status: 'confirmed', appointment_type: 'online' },
    { status: 'requested', appointment_type: 'online' },
    { status: 'confirmed', appointment_type: 'offline' },
  ]);
});
