import type { CallState } from '#shared/domain/call/state.ts';
import { activeSession } from '#shared/domain/call/test-sessions.ts';
import { CallStory } from '../../call/screens/CallStory.tsx';
import { group, type Story } from '../../ui/stories/story.ts';
import { PressButtons, type ButtonWords } from '../../ui/stories/PressButtons.tsx';

const talking: CallState = { kind: 'talking', session: activeSession() };

const opened = (name: string, ...press: readonly ButtonWords[]): Story => ({
  name,
  alone: true,
  awaits: '[role="dialog"]',
  render: () => (
    <>
      <CallStory side="doctor" state={talking} />
      <PressButtons buttons={press} />
    </>
  ),
});
const more: ButtonWords = (words) => words.call.controls.moreLabel;

/** What lies over the call's screen. */
export default group('Call dialogs', [
  opened('Devices', (words) => words.call.controls.devices),
  opened('Picture and sound', more, (words) => words.call.controls.quality),
  opened('Safety code', more, (words) => words.call.controls.safetyCode),
  opened('Keyboard shortcuts', more, (words) => words.call.controls.shortcuts),
]);
