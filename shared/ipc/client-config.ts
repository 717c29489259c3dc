import type { ClientConfig, DemoPerson } from './bridge.ts';

/** This computer, and the networks of a house or a clinic, where a server of one's own may have no certificate. */
const nearby =
  /^(?:localhost|.+\.(?:local|localhost|internal|test)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[::1\]|\[f[cd][\da-f:]+\])$/;
/** Over the open network nothing of a visit travels in the clear. */
const isProtected = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol !== 'http:' || nearby.test(url.hostname);
};

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const text =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
const address: Check = (value) =>
  typeof value === 'string' &&
  value.length <= 500 &&
  /^https?:$/.test(URL.parse(value)?.protocol ?? '') &&
  isProtected(value);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const demoPersonChecks: Readonly<Record<keyof DemoPerson, Check>> = {
  role: (value) => value === 'doctor' || value === 'patient' || value === 'admin',
  name: text(1, 120),
  email: text(3, 254),
  password: text(1, 200),
};
const configChecks: Readonly<Record<keyof ClientConfig, Check>> = {
  supabaseUrl: address,
  publishableKey: text(1, 2000),
  peerServer: address,
  demoPeople: (value) =>
    value === undefined ||
    (Array.isArray(value) && value.length <= 50 && value.every((each) => broken(each, demoPersonChecks).length === 0)),
};

/** Names of the fields that are missing, surplus or against the rules; `''` for what has no fields. */
function broken(value: unknown, checks: Readonly<Record<string, Check>>): readonly string[] {
  if (!isFields(value)) return [''];
  const names = new Set([...Object.keys(checks), ...Object.keys(value)]);
  return [...names].filter((name) => !(Object.hasOwn(checks, name) && checks[name]?.(value[name]) === true));
}

/**
 * Checks `config.json`, wherever it was found. By hand: the page in a browser needs it before anything is shown, and the
 * validators of everything else would be a third of what it has to load for that.
 */
export function parseClientConfig(
  value: unknown,
): { readonly ok: true; readonly config: ClientConfig } | { readonly ok: false; readonly broken: readonly string[] } {
  return isClientConfig(value) ? { ok: true, config: value } : { ok: false, broken: broken(value, configChecks) };
}

function isClientConfig(value: unknown): value is ClientConfig {
  return broken(value, configChecks).length === 0;
}
