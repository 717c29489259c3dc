import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { strict } from '../strict.ts';

export const net = strict('net', {
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url;
    if (!url.startsWith('file:')) return fetch(input, init);
    try {
      return new Response(new Uint8Array(await readFile(fileURLToPath(url))));
    } catch (error) {
      throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error });
    }
  },
  isOnline: () => true,
  online: true,
});
