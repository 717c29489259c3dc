import type { ErrorCode } from '#shared/errors/codes.ts';

/** What happened, and what can be done about it. A code without both does not compile. */
export const errors = {
  not_signed_in: { title: 'You are not signed in', remedy: 'Sign in and try again.' },
  not_a_patient: {
    title: 'Only patients can book visits',
    remedy: 'Sign in with a patient account to book a visit.',
  },
  invalid_request: {
    title: 'Something in this request is not right',
    remedy: 'Check what you entered and try again. If it happens again, restart the app.',
  },
  doctor_not_available: {
    title: 'This doctor takes no visits at the moment',
    remedy: 'Choose another doctor, or ask the clinic.',
  },
  doctor_not_verified: {
    title: 'Your account is not verified yet',
    remedy: 'The clinic has to verify your licence first. Ask the clinic’s administrator.',
  },
  visit_type_not_offered: {
    title: 'This doctor does not offer this kind of visit',
    remedy: 'Choose the other kind of visit, or another doctor.',
  },
  reason_too_long: { title: 'The text is too long', remedy: 'Shorten it a little and send it again.' },
  slot_in_past: { title: 'This time is already over', remedy: 'Choose a later time.' },
  slot_outside_hours: {
    title: 'The doctor does not work at this time',
    remedy: 'Choose one of the times shown.',
  },
  slot_taken: {
    title: 'Somebody else has just taken this time',
    remedy: 'The list of free times is up to date again. Choose another one; what you wrote is kept.',
  },
  patient_busy: {
    title: 'You already have a visit at this time',
    remedy: 'Choose another time, or cancel the other visit first.',
  },
  appointment_not_found: {
    title: 'This visit was not found',
    remedy: 'It may belong to another account. Go back to your visits.',
  },
  appointment_wrong_state: {
    title: 'This is no longer possible for this visit',
    remedy: 'The visit has changed meanwhile. Look at where it stands now.',
  },
  appointment_not_online: {
    title: 'This visit takes place at the clinic',
    remedy: 'A video call is possible only for video visits. Book a video visit instead.',
  },
  appointment_not_confirmed: {
    title: 'This visit is not confirmed',
    remedy: 'The doctor has to confirm the visit before a call can start.',
  },
  changed_meanwhile: {
    title: 'The visit has changed meanwhile',
    remedy: 'You now see it as it is. Check it and decide again.',
  },
  only_the_doctor: { title: 'Only the doctor can do this', remedy: 'Wait for the doctor, or call the clinic.' },
  only_the_patient: {
    title: 'Only the patient can do this',
    remedy: 'The patient has to do this on their own device.',
  },
  call_in_progress: { title: 'The call is going on', remedy: 'End the call first.' },
  call_too_early: {
    title: 'It is too early for this call',
    remedy: 'The call can be started shortly before the visit; the page shows when.',
  },
  call_too_late: { title: 'The time for this call is over', remedy: 'Book a new visit.' },
  call_started_elsewhere: {
    title: 'You started this call on another computer',
    remedy: 'Go on there, or end the call there and start it here.',
  },
  call_not_found: { title: 'This call was not found', remedy: 'It may be over. Go back to the visit.' },
  call_wrong_state: {
    title: 'This is no longer possible in this call',
    remedy: 'Go back to the visit and start again.',
  },
  call_ended: { title: 'This call is over', remedy: 'The doctor can call again from the visit.' },
  call_joined_elsewhere: {
    title: 'You joined this call on another computer',
    remedy: 'Go on there, or leave the call there first.',
  },
  call_not_joined: { title: 'Not everybody has joined yet', remedy: 'Wait a moment and try again.' },
  ring_expired: {
    title: 'The doctor stopped calling',
    remedy: 'Stay near this computer. The doctor can call again.',
  },
  account_deactivated: { title: 'Your account is closed', remedy: 'Ask the clinic why, and to open it again.' },
  only_an_administrator: { title: 'Only an administrator can do this', remedy: 'Ask the clinic’s administrator.' },
  slot_too_soon: { title: 'This time is too soon for the doctor', remedy: 'Choose a later time.' },
  hours_overlap: {
    title: 'These hours overlap with others',
    remedy: 'Change one of them so that they follow each other.',
  },
  too_many_proposals: {
    title: 'Too many times were proposed already',
    remedy: 'Confirm, decline, or phone the patient.',
  },
  check_in_too_early: {
    title: 'The waiting room is not open yet',
    remedy: 'You can enter shortly before your visit; the page shows when.',
  },
  visit_not_begun: { title: 'The visit has not begun', remedy: 'Wait until its time.' },
  visit_closed: {
    title: 'This visit is closed',
    remedy: 'Notes can no longer be changed. Book a new visit for what is new.',
  },
  patient_was_there: { title: 'The patient was in this visit', remedy: 'Complete the visit instead.' },
  summary_not_found: { title: 'This summary was not found', remedy: 'Open the visit again.' },
  messages_not_kept: { title: 'The clinic does not keep messages', remedy: 'Say it in the call, or phone the clinic.' },
  invitation_not_valid: {
    title: 'This invitation is not valid',
    remedy: 'Check the code and the e-mail address you signed in with, or ask for a new one.',
  },
  person_not_found: { title: 'This person was not found', remedy: 'Load the list again.' },
  account_kept_by_clinic: {
    title: 'The clinic has to close this account',
    remedy: 'Records are kept under it. Ask the clinic’s administrator to close it.',
  },
  person_has_visits: { title: 'This person has visits of their own', remedy: 'Use another account for this role.' },

  wrong_password: {
    title: 'The e-mail address or password is not right',
    remedy: 'Check both and try again. Capital letters matter in the password.',
  },
  email_taken: {
    title: 'There is already an account with this e-mail address',
    remedy: 'Sign in instead, or use another address.',
  },
  weak_password: {
    title: 'This password is too easy to guess',
    remedy: 'Use at least 8 characters; several words together are best.',
  },
  invalid_email: { title: 'This is not an e-mail address we can use', remedy: 'Check it for typing mistakes.' },
  too_many_attempts: { title: 'Too many attempts', remedy: 'Wait a few minutes, then try again.' },
  session_expired: { title: 'You were signed out', remedy: 'Sign in again. What you were doing is kept.' },
  session_reused: {
    title: 'You were signed out to protect your account',
    remedy:
      'Your sign-in was used in two places, as happens when somebody copies it. Sign in again. If you cannot explain it, choose a new password and tell the clinic.',
  },
  session_revoked: {
    title: 'You were signed out from elsewhere',
    remedy: 'Your password was changed, or you or the clinic ended this sign-in. Sign in again, or ask the clinic.',
  },
  same_password: { title: 'This is your password already', remedy: 'Choose another one.' },
  link_expired: {
    title: 'This link is no longer good',
    remedy: 'Links work once and for an hour. Ask for a new one and open the newest e-mail.',
  },
  link_from_elsewhere: {
    title: 'This link was asked for somewhere else',
    remedy: 'Open the link on the computer where you asked for it, or ask for a new one here.',
  },

  camera_refused: {
    title: 'MeroClinic may not use the camera',
    remedy: 'Allow the camera for MeroClinic. Until then you can take part with your voice.',
  },
  camera_refused_by_system: {
    title: 'This computer does not let MeroClinic use the camera',
    remedy: 'Allow the camera in the system’s privacy settings. Until then you can take part with your voice.',
  },
  camera_refused_by_clinic: {
    title: 'This computer’s administrator does not allow the camera',
    remedy: 'Ask whoever looks after this computer. Until then you can take part with your voice.',
  },
  camera_missing: {
    title: 'No camera found',
    remedy: 'Connect a camera, or take part with your voice.',
  },
  camera_busy: {
    title: 'Another program is using the camera',
    remedy: 'Close the other program and try again, or take part with your voice.',
  },
  microphone_refused: {
    title: 'MeroClinic may not use the microphone',
    remedy: 'Allow the microphone for MeroClinic and try again.',
  },
  microphone_refused_by_system: {
    title: 'This computer does not let MeroClinic use the microphone',
    remedy: 'Allow the microphone in the system’s privacy settings and try again.',
  },
  microphone_refused_by_clinic: {
    title: 'This computer’s administrator does not allow the microphone',
    remedy: 'Ask whoever looks after this computer, or write in the chat.',
  },
  microphone_missing: { title: 'No microphone found', remedy: 'Connect a microphone or a headset and try again.' },
  microphone_busy: {
    title: 'Another program is using the microphone',
    remedy: 'Close the other program and try again.',
  },

  microphone_silent: {
    title: 'The microphone hears nothing',
    remedy: 'Speak up, look for a switch on the microphone or headset, or choose another microphone above.',
  },
  speaker_not_heard: {
    title: 'You did not hear the sound',
    remedy:
      'Turn up the volume, look whether a headset is plugged in, or choose another speaker above. Then play it again.',
  },
  speaker_failed: {
    title: 'No sound could be played',
    remedy: 'Connect a speaker or headset, or choose another one above. Then play it again.',
  },
  relay_unreachable: {
    title: 'The clinic’s relay cannot be reached from here',
    remedy:
      'A call may still work. If it does not, try another network, such as a phone’s, and tell whoever looks after yours that video calls are blocked.',
  },

  peer_server_unreachable: {
    title: 'The call service cannot be reached',
    remedy: 'Check the internet connection. We keep trying.',
  },
  partner_not_verified: {
    title: 'We could not make sure who is on the other side',
    remedy: 'The call was stopped to protect you. Start it again; if this repeats, tell the clinic.',
  },
  stranger_refused: {
    title: 'Somebody else tried to join this call',
    remedy: 'They were kept out and saw and heard nothing. Your visit goes on.',
  },
  signal_refused: {
    title: 'Something broken was sent to this call and not used',
    remedy: 'Your visit goes on. If this repeats, tell the clinic.',
  },
  relay_missing: {
    title: 'This clinic connects calls through its relay only, and no relay is set up',
    remedy:
      'Tell the clinic: its administrator enters the relay in the settings, or allows direct calls. You can use the phone meanwhile.',
  },
  connection_failed: {
    title: 'No connection to the other side',
    remedy: 'Check the internet connection on both sides, then call again.',
  },
  connection_lost: {
    title: 'The connection was lost',
    remedy: 'Stay here. The doctor can call again or phone you.',
  },
  partner_left: { title: 'The other side left the call', remedy: 'Wait a moment, or end the visit.' },
  screen_refused_by_system: {
    title: 'This computer does not let MeroClinic show the screen',
    remedy: 'Allow screen recording for MeroClinic in the system’s privacy settings and try again.',
  },
  screen_failed: {
    title: 'The screen could not be shown',
    remedy: 'Try again, or choose another window.',
  },
  photo_failed: {
    title: 'The photo did not arrive whole',
    remedy: 'Ask for it once more when the connection is better.',
  },

  server_unreachable: {
    title: 'The clinic cannot be reached',
    remedy: 'Check the internet connection. What you entered is kept; try again in a moment.',
  },
  no_configuration: {
    title: 'This app does not know its clinic yet',
    remedy: 'Ask the clinic for its configuration file and put it where the documentation says, then start again.',
  },
  not_allowed: {
    title: 'Your account may not do this',
    remedy: 'If you think it should, ask the clinic’s administrator.',
  },
  unexpected: {
    title: 'Something went wrong',
    remedy: 'Try again. If it happens again, restart the app and tell the clinic what you were doing.',
  },
} as const satisfies Record<ErrorCode, { title: string; remedy: string }>;
