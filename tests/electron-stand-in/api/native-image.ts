import { existsSync, readFileSync } from 'node:fs';
import { strict } from '../strict.ts';

type Reproduced = 'isEmpty' | 'getSize' | 'toPNG' | 'toDataURL' | 'setTemplateImage' | 'isTemplateImage';

export class NativeImage implements Pick<Electron.NativeImage, Reproduced> {
  /** Where it was read from, for a test that asks which icon is shown. */
  readonly path: string;
  readonly #png: Buffer;
  #template = false;

  constructor(png: Buffer = Buffer.alloc(0), path = '') {
    this.#png = png;
    this.path = path;
  }

  isEmpty(): boolean {
    return this.#png.length === 0;
  }

  /** From the header of the PNG. */
  getSize(): Electron.Size {
    if (this.#png.length < 24) return { width: 0, height: 0 };
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) };
  }

  toPNG(): Buffer {
    return this.#png;
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`;
  }

  setTemplateImage(option: boolean): void {
    this.#template = option;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }
}

type Factories = 'createEmpty' | 'createFromBuffer' | 'createFromDataURL' | 'createFromPath';

export const nativeImage = strict('nativeImage', {
  createEmpty: () => new NativeImage(),
  createFromBuffer: (buffer) => new NativeImage(buffer),
  createFromDataURL: (url) => new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
  // A path without a picture gives an empty image, in Electron too.
  createFromPath: (path) => new NativeImage(existsSync(path) ? readFileSync(path) : undefined, path),
} satisfies { [K in Factories]: (...args: Parameters<(typeof Electron.NativeImage)[K]>) => NativeImage });
