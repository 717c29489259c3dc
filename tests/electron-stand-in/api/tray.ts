import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type { Menu } from './menu.ts';
import type { NativeImage } from './native-image.ts';

type Reproduced =
  | 'setToolTip'
  | 'setTitle'
  | 'getTitle'
  | 'destroy'
  | 'isDestroyed'
  | 'popUpContextMenu'
  | 'setIgnoreDoubleClickEvents'
  | 'getBounds';

export class Tray extends EventEmitter implements Pick<Electron.Tray, Reproduced> {
  #menu: Menu | null = null;
  #title = '';
  #destroyed = false;

  constructor(image: NativeImage | string) {
    super();
    if (typeof image === 'string' && !existsSync(image)) throw new Error(`Failed to load image from path '${image}'`);
  }

  setImage(_image: NativeImage | string): void {
    // Nothing is drawn; a test watches the calls.
  }

  setToolTip(_toolTip: string): void {
    // Nothing is drawn; a test watches the calls.
  }

  setContextMenu(menu: Menu | null): void {
    this.#menu = menu;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 22, height: 22 };
  }

  setIgnoreDoubleClickEvents(): void {
    // Only on macOS.
  }

  popUpContextMenu(): void {
    this.#menu?.popup();
  }

  destroy(): void {
    this.#destroyed = true;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}
