/** The doctor's own note about a visit. */
export const notes = {
  title: 'Your note',
  beside: { title: 'Note and summary', note: 'Note', summary: 'Summary', close: 'Close note and summary' },
  label: 'Note',
  help: 'Only you can read it.',
  standing: {
    empty: 'It is saved by itself while you write.',
    writing: 'Not saved yet',
    saving: 'Saving…',
    saved: 'Saved {{time}}',
    offline: 'Kept on this computer. The clinic cannot be reached; it is saved as soon as it can be.',
    keptHere: 'Kept on this computer, not saved.',
  },
  conflict: {
    title: 'This note was changed in another window',
    text: 'Both texts are kept. Yours is in the field below; choose what the note should be.',
    theirs: 'The other text, saved {{time}}',
    emptied: 'The note was emptied.',
    both: 'Put both together',
    mine: 'Keep mine',
    other: 'Take the other',
  },
} as const;
