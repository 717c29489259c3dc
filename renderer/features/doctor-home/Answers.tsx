import type { Appointment } from '#shared/domain/records.ts';
import { Requests } from './Requests.tsx';
import { RunningLate, type RunningLateProps } from './RunningLate.tsx';

interface AnswersProps extends RunningLateProps {
  readonly requests: readonly Appointment[];
}

/** What the doctor answers from the home page: who asked for a visit, and who is to be told that it gets late. */
export default function Answers({ requests, delay }: AnswersProps) {
  return (
    <>
      <Requests requests={requests} />
      <RunningLate delay={delay} />
    </>
  );
}
