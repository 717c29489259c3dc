/**
 * What the page may ask of its host, and what the host tells the page, whatever the host is: Electron's preload, a plain
 * browser tab, or the in-memory fake of the component tests. Types and names only, so that the preload stays tiny; the
 * validators are in schemas.ts and cannot drift from these types.
 */

/** Where the clinic is. `peerServer` is the address of the PeerServer, path included. */
export interface ClientConfig {
  supabaseUrl: string;
  publishableKey: string;
  peerServer: string;
  /** Only a demonstration clinic names these; the sign-in screen offers them. */
  demoPeople?: DemoPerson[] | undefined;
}
export interface DemoPerson {
  role: 'doctor' | 'patient' | 'admin';
  name: string;
  email: string;
  password: string;
}

/** Settings of this computer, not of the person: they are the same for everybody who signs in here. */
export interface Settings {
  startAtLogin: boolean;
  closeToTray: boolean;
  /** Whether an incoming call also raises a notification of the operating system. */
  callNotifications: boolean;
  /** Whether that notification names the caller; others may see this screen. */
  showCallerName: boolean;
  /** Minutes without a key or a pointer movement after which the person is signed out; 0 is never. Never during a call. */
  signOutWhenIdle: 0 | 5 | 15 | 30 | 60;
  /** `system`, or the tag of one of the client's languages; one it does not have is shown as English. */
  language: string;
  theme: 'system' | 'light' | 'dark';
}
export type SettingsPatch = { [K in keyof Settings]?: Settings[K] | undefined };

/** How signed-in sessions are kept: under the system's keyring, until the app quits, or as long as the browser tab. */
export type SessionProtection = 'encrypted' | 'memory-only' | 'browser';

/**
 * What is wrong with what this computer keeps. `settings-not-read` and `session-not-read`: the file was damaged, or sealed
 * elsewhere. `not-saved`: the last change could not be written. `read-only`: nothing can be, for this whole run.
 */
export type ProfileProblem = 'settings-not-read' | 'session-not-read' | 'not-saved' | 'read-only';

export interface IncomingCall {
  sessionId: string;
  callerName: string;
  /** ISO 8601, on the server's clock. */
  expiresAt: string;
  /** Seconds until `expiresAt` by the server's clock, so that a wrong clock on this computer does not matter. */
  secondsLeft: number;
}
/** `postponed`: the person asked for two minutes; it does not ring on, and nothing was missed. */
export type DismissReason = 'answered-here' | 'answered-elsewhere' | 'declined' | 'postponed' | 'cancelled' | 'expired';
export interface CallAction {
  sessionId: string;
  /** `two-minutes` asks the caller to wait; `open` only brings the window up: the person still has to choose. */
  action: 'join' | 'not-now' | 'two-minutes' | 'open';
}

/** Whether this computer can be rung now, shown in the tray. */
export type PresenceState = 'ready' | 'unreachable' | 'in-call' | 'signed-out';
export interface Presence {
  state: PresenceState;
  /** One short sentence for the tray's tooltip; no names. */
  reason?: string | undefined;
}

export type DeviceKind = 'camera' | 'microphone';
/** What the operating system allows this app, before any question of the app's own; `unknown` where it does not say. */
export type DeviceStatus = 'granted' | 'denied' | 'restricted' | 'not-determined' | 'unknown';

/** What a link from outside may say: an id or a one-time code, never a path of its own choosing. */
export type DeepLink =
  /** A route of the client, for example `/appointments/<uuid>`. */
  | { kind: 'route'; route: string }
  /** Back from a link in an e-mail. The code is of use only to the client that asked for the link. */
  | { kind: 'sign-in'; code: string }
  /** Back from a link that is used up or too old. */
  | { kind: 'sign-in-refused' };

/** A screen or window that could be shown to the other side, offered by the host for the person to choose from. */
export interface ScreenSource {
  id: string;
  kind: 'screen' | 'window';
  /** The window's title: shown to the person who chooses, never kept. */
  name: string;
  /** A small picture as a data address, empty where the system gives none. */
  picture: string;
}
export interface ScreenOffer {
  requestId: string;
  sources: ScreenSource[];
}

/** Where a newer version of the app stands. */
export type UpdateState =
  /** This host is not updated by itself: a browser, or an app that is not installed. */
  | { kind: 'off' }
  | { kind: 'none' }
  /** Found, but it rings or a call runs: loaded afterwards. */
  | { kind: 'waiting'; version: string }
  /** `percent` is 0 to 100. */
  | { kind: 'downloading'; version: string; percent: number }
  | { kind: 'ready'; version: string }
  /** `not-valid`: the feed's answer makes no sense. `damaged`: the file is not the one the feed promised. */
  | { kind: 'failed'; reason: 'not-reachable' | 'not-valid' | 'damaged' };
export interface UpdateStatus {
  /** The version that runs; empty in a browser. */
  current: string;
  state: UpdateState;
}

/** Requests of the page. The parameter is the payload; what is returned reaches the page as a promise. */
export interface Invocations {
  'config:read': () => ClientConfig;
  'settings:read': () => Settings;
  'settings:change': (patch: SettingsPatch) => Settings;
  'session:read': (key: string) => string | null;
  'session:write': (entry: { key: string; value: string }) => void;
  'session:remove': (key: string) => void;
  'session:protection': () => SessionProtection;
  'calls:ring': (call: IncomingCall) => void;
  'calls:dismiss': (dismissal: { sessionId: string; reason: DismissReason }) => void;
  'calls:active': (active: boolean) => void;
  'presence:report': (presence: Presence) => void;
  'badge:set': (count: number) => void;
  'links:open-external': (url: string) => void;
  'links:pending': () => DeepLink | null;
  'devices:status': (device: { kind: DeviceKind }) => DeviceStatus;
  /** Opens the page of the system's settings that allows the device; false where the host has no such page. */
  'devices:open-settings': (device: { kind: DeviceKind }) => boolean;
  /** Answers `screens:offered`; null when nothing shall be shown. A request that is over is ignored. */
  'screens:choose': (choice: { requestId: string; sourceId: string | null }) => void;
  /** Lets the person save what support needs to know of this app; false when they decided against it. */
  'support:save': () => boolean;
  'profile:problems': () => ProfileProblem[];
  'updates:read': () => UpdateStatus;
  /** Looks for a newer version now; answered when that is done, loading included. */
  'updates:check': () => UpdateStatus;
  /** Restarts into the new version; false while it rings or a call runs, or when none is loaded. */
  'updates:install': () => boolean;
  /** The answer to `system:leaving`: what the page had is kept. */
  'system:may-leave': () => void;
}

/** What the host tells the page without being asked. */
export interface Pushes {
  'calls:action': CallAction;
  'links:opened': DeepLink;
  'settings:changed': Settings;
  /** The computer woke up: sockets are probably dead. */
  'system:resumed': null;
  'system:locked': null;
  'system:unlocked': null;
  /** Seconds until the person is signed out for being away; null when they are back. */
  'session:idle': { secondsLeft: number | null };
  /** The person is to be signed out now. */
  'session:sign-out': null;
  /** The page asked for a screen: the person chooses which. */
  'screens:offered': ScreenOffer;
  'updates:changed': UpdateStatus;
  'profile:changed': ProfileProblem[];
  /** The app is about to quit, and waits a second for `system:may-leave`. */
  'system:leaving': null;
}

export type Invocation = keyof Invocations;
export type Push = keyof Pushes;
export type Payload<K extends Invocation> = Parameters<Invocations[K]>[0];
export type Reply<K extends Invocation> = ReturnType<Invocations[K]>;

/** Why a request was not done. The page's words for them live with the page. */
export type BridgeErrorCode =
  | 'desktop/unknown-request'
  | 'desktop/refused-sender'
  | 'desktop/invalid-payload'
  | 'desktop/not-configured'
  | 'desktop/failed';
export interface BridgeFailure {
  code: BridgeErrorCode;
  /** For the log and for support; never shown to the person as it is. */
  message: string;
}
/** Errors lose their fields between Electron's processes, so an answer carries success or failure as a value. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: BridgeFailure };

export type HostKind = 'electron' | 'browser';
export interface Host {
  readonly kind: HostKind;
  /** Node's `process.platform` in Electron, `web` in a browser. */
  readonly platform: string;
}

/** What `getPlatform()` of renderer/platform gives the client. `invoke` rejects with a PlatformError that has a code. */
export interface DesktopBridge {
  readonly host: Host;
  readonly invoke: <K extends Invocation>(name: K, ...payload: Parameters<Invocations[K]>) => Promise<Reply<K>>;
  /** Returns the function that ends the subscription. */
  readonly listen: <K extends Push>(name: K, listener: (payload: Pushes[K]) => void) => () => void;
}

/** What the preload puts on `window.desktop`; use it through `getPlatform()`. */
export interface PreloadBridge {
  readonly host: Host;
  readonly invoke: <K extends Invocation>(name: K, ...payload: Parameters<Invocations[K]>) => Promise<Answer<Reply<K>>>;
  readonly listen: <K extends Push>(name: K, listener: (payload: Pushes[K]) => void) => () => void;
}

export const invocationNames: { readonly [K in Invocation]: true } = {
  'config:read': true,
  'settings:read': true,
  'settings:change': true,
  'session:read': true,
  'session:write': true,
  'session:remove': true,
  'session:protection': true,
  'calls:ring': true,
  'calls:dismiss': true,
  'calls:active': true,
  'presence:report': true,
  'badge:set': true,
  'links:open-external': true,
  'links:pending': true,
  'devices:status': true,
  'devices:open-settings': true,
  'screens:choose': true,
  'support:save': true,
  'profile:problems': true,
  'updates:read': true,
  'updates:check': true,
  'updates:install': true,
  'system:may-leave': true,
};
export const pushNames: { readonly [K in Push]: true } = {
  'calls:action': true,
  'links:opened': true,
  'settings:changed': true,
  'system:resumed': true,
  'system:locked': true,
  'system:unlocked': true,
  'session:idle': true,
  'session:sign-out': true,
  'screens:offered': true,
  'updates:changed': true,
  'profile:changed': true,
  'system:leaving': true,
};

declare global {
  interface Window {
    readonly desktop?: PreloadBridge;
  }
}
