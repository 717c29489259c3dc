/**
 * The people of the demo clinic. Written once here: `supabase/seed.sql` is generated from it (`npm run seed:generate`,
 * drift fails the check), the start command prints it, tests sign in with it. Invented people, for local use only.
 */
export interface DemoPerson {
  readonly id: string;
  readonly role: 'patient' | 'doctor' | 'administrator';
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly doctor?: {
    readonly specialty: string;
    readonly bio: string;
    readonly languages: readonly string[];
    readonly visitMinutes: number;
    readonly verified: boolean;
    /** Weekly hours in Asia/Kathmandu: weekdays (0 = Sunday) with from and until. */
    readonly hours: readonly { readonly weekdays: readonly number[]; readonly from: string; readonly until: string }[];
  };
  readonly patient?: { readonly birthDate: string; readonly phone: string };
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const workingDays = [0, 1, 2, 3, 4, 5];

export const demoPeople: readonly DemoPerson[] = [
  {
    id: '10000000-0000-4000-8000-000000000001',
    role: 'doctor',
    name: 'Dr Anisha Rahman',
    email: 'anisha@meroclinic.example',
    password: 'visit-Anisha-1',
    doctor: {
      specialty: 'General medicine',
      bio: 'Family doctor. On duty for video visits around the clock in this demo.',
      languages: ['en', 'ne'],
      visitMinutes: 15,
      verified: true,
      hours: [{ weekdays: everyDay, from: '00:00', until: '24:00' }],
    },
  },
  {
    id: '10000000-0000-4000-8000-000000000002',
    role: 'doctor',
    name: 'Dr Kiran Shrestha',
    email: 'kiran@meroclinic.example',
    password: 'visit-Kiran-2',
    doctor: {
      specialty: 'Skin',
      bio: 'Dermatologist at the Patan clinic, mornings and afternoons except Saturday.',
      languages: ['en', 'ne'],
      visitMinutes: 20,
      verified: true,
      hours: [
        { weekdays: workingDays, from: '09:00', until: '12:00' },
        { weekdays: workingDays, from: '13:00', until: '17:00' },
      ],
    },
  },
  {
    id: '10000000-0000-4000-8000-000000000003',
    role: 'doctor',
    name: 'Dr Maya Lama',
    email: 'maya@meroclinic.example',
    password: 'visit-Maya-3',
    doctor: {
      specialty: 'Children',
      bio: 'Registered, not yet verified by the clinic.',
      languages: ['ne'],
      visitMinutes: 30,
      verified: false,
      hours: [{ weekdays: workingDays, from: '10:00', until: '16:00' }],
    },
  },
  {
    id: '20000000-0000-4000-8000-000000000001',
    role: 'patient',
    name: 'Sita Gurung',
    email: 'sita@meroclinic.example',
    password: 'visit-Sita-1',
    patient: { birthDate: '1988-04-12', phone: '+977 980 000 0001' },
  },
  {
    id: '20000000-0000-4000-8000-000000000002',
    role: 'patient',
    name: 'Bikash Thapa',
    email: 'bikash@meroclinic.example',
    password: 'visit-Bikash-2',
    patient: { birthDate: '1971-11-30', phone: '+977 980 000 0002' },
  },
  {
    id: '30000000-0000-4000-8000-000000000001',
    role: 'administrator',
    name: 'Pema Sherpa',
    email: 'pema@meroclinic.example',
    password: 'visit-Pema-1',
  },
];
