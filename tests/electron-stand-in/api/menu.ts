import { EventEmitter } from 'node:events';
import { app } from './app.ts';

/** `MenuItem` is in the same file because each of the two makes the other. */
export class MenuItem {
  readonly id: string;
  label: string;
  readonly type: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly role: string | undefined;
  readonly submenu: Menu | undefined;
  toolTip: string;
  readonly #click: Electron.MenuItemConstructorOptions['click'];

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? options.role ?? '';
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.role = options.role;
    this.toolTip = options.toolTip ?? '';
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : (options.submenu as unknown as Menu | undefined);
    this.#click = options.click;
  }

  /** What a test does instead of the pointer. */
  click(): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.role === 'quit') app.quit();
    this.#click?.(this as unknown as Electron.MenuItem, undefined, { triggeredByAccelerator: false });
  }
}

export class Menu extends EventEmitter implements Pick<Electron.Menu, 'popup' | 'closePopup'> {
  static #applicationMenu: Menu | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[]): Menu {
    const menu = new Menu();
    for (const entry of template) {
      menu.append(
        entry instanceof MenuItem ? entry : new MenuItem(entry as unknown as Electron.MenuItemConstructorOptions),
      );
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this.emit('menu-will-show');
  }

  closePopup(): void {
    this.emit('menu-will-close');
  }
}
