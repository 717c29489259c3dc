import { BackSoon } from './BackSoon.tsx';
import { CallBar } from './CallBar.tsx';

/** What stays above every other screen while something of a call goes on. */
export default function CallBars() {
  return (
    <>
      <CallBar />
      <BackSoon />
    </>
  );
}
