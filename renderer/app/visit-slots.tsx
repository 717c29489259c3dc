/** Where features meet that do not know each other: the page of a visit and the call's screen. */
import { Suspense, type ReactNode } from 'react';
import type { Appointment } from '#shared/domain/records.ts';
import type { CallSlots } from '../call/call-slots.ts';
import { Skeletons } from '../ui/Skeleton.tsx';
import { BackgroundPart } from './BackgroundPart.tsx';
import { ErrorDoor } from './ErrorDoor.tsx';
import { lazyScreen } from './lazy-screen.tsx';

const PatientCard = lazyScreen(() => import('../features/patients/PatientCard.tsx'));
const PatientBrief = lazyScreen(() => import('../features/patients/PatientBrief.tsx'));
const VisitNotes = lazyScreen(() => import('../features/notes/VisitNotes.tsx'));
const VisitRecord = lazyScreen(() => import('../features/visit-record/VisitRecord.tsx'));
const AfterCall = lazyScreen(() => import('../features/visit-record/AfterCall.tsx'));
const BesideCall = lazyScreen(() => import('./BesideCall.tsx'));

/** Beside the facts of a visit, for its doctor. */
export const beforeVisit = (appointment: Appointment): ReactNode => (
  <ErrorDoor>
    <Suspense fallback={<Skeletons count={1} />}>
      <PatientCard appointment={appointment} />
    </Suspense>
  </ErrorDoor>
);

/** Below the facts of a visit. */
export const visitRecord = (appointment: Appointment): ReactNode => (
  <ErrorDoor>
    <Suspense fallback={<Skeletons count={1} />}>
      <VisitRecord appointment={appointment} note={<VisitNotes appointment={appointment} />} />
    </Suspense>
  </ErrorDoor>
);

export const callSlots: CallSlots = {
  BeforeCall: (props) => (
    <BackgroundPart>
      <PatientBrief {...props} />
    </BackgroundPart>
  ),
  BesideCall: (props) => (
    <ErrorDoor>
      <Suspense fallback={null}>
        <BesideCall {...props} />
      </Suspense>
    </ErrorDoor>
  ),
  AfterCall: (props) => (
    <ErrorDoor>
      <Suspense fallback={null}>
        <AfterCall {...props} />
      </Suspense>
    </ErrorDoor>
  ),
  preload: (side) => {
    // What fails to load here is loaded again, and complained about, when it is needed.
    for (const part of side === 'doctor' ? [BesideCall, AfterCall] : [AfterCall]) part.preload().catch(() => undefined);
  },
};
