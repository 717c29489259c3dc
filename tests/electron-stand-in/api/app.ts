import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { host } from '../host.ts';
import { PreventableEvent } from '../preventable-event.ts';
import { claimProfile, type ProfileClaim } from '../single-instance.ts';
import { commandLine } from './command-line.ts';
import { openWindows } from './open-windows.ts';

type Reproduced =
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'whenReady'
  | 'isReady'
  | 'focus'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'isPackaged'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'badgeCount'
  | 'setAppUserModelId'
  | 'enableSandbox'
  | 'disableHardwareAcceleration';

export class App extends EventEmitter implements Pick<Electron.App, Reproduced> {
  readonly isPackaged: boolean = false;
  /** Only macOS has one. */
  readonly dock: Electron.Dock | undefined = undefined;
  readonly commandLine = commandLine;
  badgeCount = 0;
  #ready = false;
  #announceReady: () => void = () => undefined;
  readonly #whenReady = new Promise<void>((resolve) => {
    this.#announceReady = resolve;
  });
  #name: string | undefined;
  #quitting = false;
  #loginItem: Electron.Settings = {};
  readonly #schemes = new Set<string>();
  readonly #paths = new Map<string, string>();
  #claim: ProfileClaim | undefined;
  #stop: (code: number) => void = (code) => process.exit(code);

  /**
   * Called once the app's main module has been evaluated and never earlier: awaiting `whenReady()` at its top level hangs
   * here as it does in Electron.
   */
  becomeReady(stop: (code: number) => void): void {
    this.#stop = stop;
    this.emit('will-finish-launching');
    this.#ready = true;
    this.#announceReady();
    this.emit('ready', {}, {});
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    return this.#whenReady;
  }

  getName(): string {
    return this.#name ?? host.packageJson.productName ?? host.packageJson.name ?? 'Electron';
  }

  setName(name: string): void {
    this.#name = name;
  }

  get name(): string {
    return this.getName();
  }

  set name(name: string) {
    this.setName(name);
  }

  getVersion(): string {
    return host.packageJson.version ?? '0.0.0';
  }

  getAppPath(): string {
    return host.appPath;
  }

  getLocale(): string {
    return host.switches.get('lang') ?? 'en-GB';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  getPath(name: string): string {
    const path = this.#paths.get(name) ?? this.#defaultPath(name);
    if (name === 'userData') mkdirSync(path, { recursive: true });
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    this.#claim ??= claimProfile(this.getPath('userData'), (args, folder) => {
      this.emit('second-instance', {}, args, folder, {});
    });
    return this.#claim !== undefined;
  }

  hasSingleInstanceLock(): boolean {
    return this.#claim !== undefined;
  }

  releaseSingleInstanceLock(): void {
    this.#claim?.release();
    this.#claim = undefined;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.#schemes.add(scheme);
    return true;
  }

  removeAsDefaultProtocolClient(scheme: string): boolean {
    return this.#schemes.delete(scheme);
  }

  isDefaultProtocolClient(scheme: string): boolean {
    return this.#schemes.has(scheme);
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    this.#loginItem = settings;
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    const openAtLogin = this.#loginItem.openAtLogin ?? false;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }

  getBadgeCount(): number {
    return this.badgeCount;
  }

  setAppUserModelId(_id: string): void {
    // Only Windows has one.
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  disableHardwareAcceleration(): void {
    host.switches.set('disable-gpu', '');
  }

  relaunch(): void {
    // A test would have to start it again.
  }

  focus(): void {
    // There is no other application to take the focus from.
  }

  /** The last window is gone. */
  windowsGone(): void {
    if (this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  quit(): void {
    if (!this.#ready) {
      this.exit(0);
      return;
    }
    if (!this.#asks('before-quit')) return;
    this.#quitting = true;
    for (const window of openWindows) {
      window.close();
      // A window that refuses to close ends the quitting.
      if (!window.isDestroyed()) {
        this.#quitting = false;
        return;
      }
    }
    if (this.#asks('will-quit')) this.exit(0);
    else this.#quitting = false;
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.releaseSingleInstanceLock();
    this.#stop(code);
  }

  #asks(name: string): boolean {
    const event = new PreventableEvent();
    this.emit(name, event);
    return !event.defaultPrevented;
  }

  #defaultPath(name: string): string {
    const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return config;
      case 'userData':
        return host.switches.get('user-data-dir') ?? join(config, this.getName());
      case 'sessionData':
        return this.getPath('userData');
      case 'logs':
        return join(this.getPath('userData'), 'logs');
      case 'crashDumps':
        return join(this.getPath('userData'), 'Crashpad');
      case 'temp':
        return tmpdir();
      case 'desktop':
        return join(homedir(), 'Desktop');
      case 'documents':
        return join(homedir(), 'Documents');
      case 'downloads':
        return join(homedir(), 'Downloads');
      case 'exe':
        return process.argv[0] ?? process.execPath;
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }
}

export const app = new App();
