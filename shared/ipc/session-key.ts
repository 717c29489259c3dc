/** What a session may be kept under: a name, never a path. */
export const sessionKeyPattern = /^[\w.-]{1,128}$/;
