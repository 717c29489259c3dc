/** What is said seldom, and never at once. */
export const notices = {
  profile: {
    'settings-not-read': {
      title: 'The settings of this computer could not be read',
      text: 'MeroClinic uses its usual ones. The old file is kept beside the new one.',
    },
    'session-not-read': {
      title: 'The sign-in kept on this computer could not be read',
      text: 'Please sign in again. This happens after a change of this computer’s keyring, or when a file was damaged.',
    },
    'not-saved': {
      title: 'Nothing can be saved on this computer at the moment',
      text: 'Its disk may be full. Everything works, but sign-in and settings last only until MeroClinic quits.',
    },
    'read-only': {
      title: 'MeroClinic may not write to its folder',
      text: 'Everything works, but sign-in and settings last only until MeroClinic quits. Ask who looks after this computer.',
    },
    clock_one: 'The clock of this computer is wrong by {{count}} minute',
    clock_other: 'The clock of this computer is wrong by {{count}} minutes',
    clockText: 'Times and calls here follow the clinic’s clock. Set this computer’s clock, or let it set itself.',
    understood: 'OK',
  },
  update: {
    ready: 'Version {{version}} is ready',
    readyHelp: 'It takes a moment. Otherwise it is installed when MeroClinic quits.',
    restart: 'Restart now',
    later: 'Later',
    notNow: 'Not during a call. It is installed when MeroClinic quits, or press again after the call.',
    understood: 'OK',
    failed: {
      'not-reachable': 'Updates cannot be reached at the moment',
      'not-valid': 'What was offered as an update makes no sense',
      damaged: 'An update arrived damaged',
    },
    failedHelp:
      'Nothing was changed; MeroClinic goes on as it is and tries again later. If this stays, tell the clinic.',
  },
  idle: {
    title: 'Are you still there?',
    text_one: 'Nobody has used this computer for a while. You will be signed out in {{count}} second.',
    text_other: 'Nobody has used this computer for a while. You will be signed out in {{count}} seconds.',
    stay: 'Stay signed in',
  },
} as const;
