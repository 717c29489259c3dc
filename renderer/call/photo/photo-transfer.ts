import * as z from 'zod/mini';

/** A photo's bytes on their way: one header, then chunks, then compared with the header's checksum. */

/** More than any camera's JPEG needs; bounds what a partner can make this computer keep. */
export const mostBytes = 16 * 1_024 * 1_024;
/** Every browser takes messages of this size, in bytes. */
const chunkBytes = 16 * 1_024;

const header = z.strictObject({
  id: z.uuid(),
  bytes: z.int().check(z.minimum(1), z.maximum(mostBytes)),
  type: z.enum(['image/jpeg', 'image/png']),
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/u)),
});
export type PhotoHeader = z.infer<typeof header>;

async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const beginnings = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47] } as const;

function typeOf(bytes: Uint8Array): PhotoHeader['type'] | null {
  const found = (['image/jpeg', 'image/png'] as const).find((type) =>
    beginnings[type].every((byte, index) => bytes[index] === byte),
  );
  return found ?? null;
}

/** What is sent for a photo. @throws RangeError when it is no JPEG or PNG, or larger than `mostBytes` */
export async function* photoMessages(id: string, photo: Blob): AsyncGenerator<string | ArrayBuffer, void, undefined> {
  if (photo.size > mostBytes) throw new RangeError('the photo is too large');
  const bytes = await photo.arrayBuffer();
  const type = typeOf(new Uint8Array(bytes, 0, Math.min(8, bytes.byteLength)));
  if (type === null) throw new RangeError('the photo is neither JPEG nor PNG');
  const told: PhotoHeader = { id, bytes: bytes.byteLength, type, sha256: await sha256(bytes) };
  yield JSON.stringify(told);
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) yield bytes.slice(at, at + chunkBytes);
}

export type PhotoProgress =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'receiving'; readonly share: number }
  | { readonly kind: 'whole'; readonly photo: Blob }
  | { readonly kind: 'broken' };

/** Puts one photo together. Takes only what was asked for, never more bytes than the header said. */
export class PhotoReceiver {
  private readonly id: string;
  private told: PhotoHeader | null = null;
  private bytes = new Uint8Array(0);
  private filled = 0;
  private over = false;

  /** @param id of the question this photo answers */
  constructor(id: string) {
    this.id = id;
  }

  async take(message: unknown): Promise<PhotoProgress> {
    if (this.over) return { kind: 'ignored' };
    if (typeof message === 'string') return this.begin(message);
    if (!(message instanceof ArrayBuffer) || !this.told) return { kind: 'ignored' };
    if (this.filled + message.byteLength > this.told.bytes) return this.fail();
    this.bytes.set(new Uint8Array(message), this.filled);
    this.filled += message.byteLength;
    return this.filled < this.told.bytes
      ? { kind: 'receiving', share: this.filled / this.told.bytes }
      : this.finish(this.told);
  }

  private begin(message: string): PhotoProgress {
    const told = parseHeader(message);
    // Of another question, or a second beginning.
    if (told?.id !== this.id || this.told) return { kind: 'ignored' };
    this.told = told;
    this.bytes = new Uint8Array(told.bytes);
    return { kind: 'receiving', share: 0 };
  }

  private async finish(told: PhotoHeader): Promise<PhotoProgress> {
    this.over = true;
    const { bytes } = this;
    this.bytes = new Uint8Array(0);
    if (typeOf(bytes) !== told.type || (await sha256(bytes)) !== told.sha256) return { kind: 'broken' };
    return { kind: 'whole', photo: new Blob([bytes], { type: told.type }) };
  }

  private fail(): PhotoProgress {
    this.over = true;
    this.bytes = new Uint8Array(0);
    return { kind: 'broken' };
  }
}

function parseHeader(message: string): PhotoHeader | null {
  if (message.length > 1_024) return null;
  try {
    const parsed = header.safeParse(JSON.parse(message));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
