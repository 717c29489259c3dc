/** Before a visit: whether camera, microphone, speaker and network work. */
export const deviceCheck = {
  title: 'Check camera and sound',
  lead: 'It takes a minute. Nobody sees or hears you meanwhile.',
  open: 'Check camera and sound',
  state: { trying: 'Trying…', asks: 'Your turn', works: 'Works', fault: 'Does not work', quiet: 'Not tried' },
  microphone: {
    speak: 'Say a few words. The bar has to move.',
    heard: 'We heard you.',
  },
  speaker: {
    play: 'Play a sound',
    playAgain: 'Play it again',
    question: 'Did you hear it?',
    yes: 'Yes',
    no: 'No',
  },
  network: {
    title: 'Network',
    trying: 'The ways a call takes are being tried.',
    relay: {
      works: 'The clinic, its call service and its relay answer.',
      none: 'The clinic and its call service answer. Calls go directly between the two computers.',
      later: 'The clinic and its call service answer. Its relay can be tried once a video visit is confirmed.',
    },
  },
  allWorks: 'Everything works. You are ready for your visit.',
  done: 'Done',
  skip: 'Skip the rest',
  paused: 'Camera and microphone are off',
  pausedText: 'The check stops by itself after a few minutes, so that the camera does not stay on.',
  again: 'Check again',
  last: {
    never: 'Not checked on this computer yet.',
    worked: 'Last checked {{when}}: everything worked.',
    partly: 'Last checked {{when}}: not everything worked or was tried.',
  },
} as const;
