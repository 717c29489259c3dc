/** Under this name the host keeps the signed-in session. Its own file, so that looking for it loads no client. */
export const sessionKey = 'meroclinic-session';
