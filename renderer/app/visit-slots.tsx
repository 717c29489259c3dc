/** Where features meet that do not know each other: the page of a visit and the call's screen. */
import { lazy, Suspense, type ReactNode } from 'react';
import type { Appointment } from '#shared/domain/records.ts';
import type { CallSlots } from '../call/call-slots.ts';
import { Skeletons } from '../ui/Skeleton.tsx';

const PatientCard = lazy(() => import('../features/patients/PatientCard.tsx'));
const PatientBrief = lazy(() => import('../features/patients/PatientBrief.tsx'));
const VisitNotes = lazy(() => import('../features/notes/VisitNotes.tsx'));
const VisitRecord = lazy(() => import('../features/visit-record/VisitRecord.tsx'));
const AfterCall = lazy(() => import('../features/visit-record/AfterCall.tsx'));
const BesideCall = lazy(() => import('./BesideCall.tsx'));

/** Below the facts of a visit. */
export const visitRecord = (appointment: Appointment): ReactNode => (
  <Suspense fallback={<Skeletons count={1} />}>
    <PatientCard appointment={appointment} />
    <VisitRecord appointment={appointment} note={<VisitNotes appointment={appointment} />} />
  </Suspense>
);

export const callSlots: CallSlots = {
  BeforeCall: (props) => (
    <Suspense fallback={null}>
      <PatientBrief {...props} />
    </Suspense>
  ),
  BesideCall: (props) => (
    <Suspense fallback={null}>
      <BesideCall {...props} />
    </Suspense>
  ),
  AfterCall: (props) => (
    <Suspense fallback={null}>
      <AfterCall {...props} />
    </Suspense>
  ),
};
