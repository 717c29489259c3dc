import { IncomingCall } from './IncomingCall.tsx';
import { ResumeCall } from './ResumeCall.tsx';

/** What asks for an answer over every screen; a chunk of its own, loaded as soon as the first screen stands. */
export default function CallDialogs() {
  return (
    <>
      <IncomingCall />
      <ResumeCall />
    </>
  );
}
