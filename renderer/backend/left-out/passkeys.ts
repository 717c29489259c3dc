/** In place of the passkeys of Supabase Auth, which the clinic does not offer. */
export class WebAuthnApi {
  readonly leftOut = true;
}

const notOffered = (): never => {
  throw new Error('Passkeys are left out of this build');
};
export const webAuthnAbortService = { createNewAbortSignal: notOffered, cancelCeremony: () => undefined } as const;
export const browserSupportsWebAuthn = (): boolean => false;
export const createCredential = notOffered;
export const getCredential = notOffered;
export const deserializeCredentialCreationOptions = notOffered;
export const deserializeCredentialRequestOptions = notOffered;
export const serializeCredentialCreationResponse = notOffered;
export const serializeCredentialRequestResponse = notOffered;
