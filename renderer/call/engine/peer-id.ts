/**
 * A fresh id for one attempt on one device: 128 random bits, never a person's or a device's id. PeerServer gives a call
 * to whoever holds the id, so nobody may be able to guess it.
 */
export function createPeerId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `mc-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
