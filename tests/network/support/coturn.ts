// Debian's coturn for the specs, beside a clinic that knows its secret. Installs what it needs, or says what is missing.
import { execFileSync, type ChildProcess } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clinic } from '../../../supabase/local/index.ts';
import type { Namespace } from './namespaces.ts';

export type RelayWay = 'udp' | 'tcp' | 'tls';

export interface Coturn extends Disposable {
  /** Runs it at this address of the namespace's, which both hosts reach. */
  start(at: Namespace): Promise<void>;
  /** Ends it, as if the machine it runs on were gone. */
  stop(): void;
  /** Where it is reached, by each of its ways. */
  readonly urls: Readonly<Record<RelayWay, string>>;
  /** Makes Chromium take this server's own certificate, and no other it would not take. */
  readonly browserArgs: readonly string[];
  /** Tells the clinic of the relay, by these of its ways. */
  announce(clinic: Clinic, ways: readonly RelayWay[], rule?: { readonly relayOnly: boolean }): Promise<void>;
}

const secret = 'the-shared-secret-of-the-specs-relay';
const port = 3478;
const tlsPort = 5349;

const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

function requirePrograms(): void {
  const missing = ['turnserver', 'openssl'].filter((program) => !has(program));
  if (missing.length === 0) return;
  const packages = missing.map((program) => (program === 'turnserver' ? 'coturn' : program));
  if (existsSync('/usr/bin/apt-get')) {
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    try {
      execFileSync('apt-get', ['update'], quiet);
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
    } catch {
      // Said below, with the remedy.
    }
  }
  if (!missing.every(has)) {
    throw new Error(`These specs need ${packages.join(' and ')}: \`apt-get install ${packages.join(' ')}\`.`);
  }
}

/** A certificate of its own for the relay's address, good for a day. */
function makeCertificate(folder: string, address: string): { key: string; certificate: string } {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = `-subj /CN=relay -addext subjectAltName=IP:${address} -keyout ${key} -out ${certificate}`;
  const kind = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1';
  execFileSync('openssl', `${kind} ${request}`.split(' '), { stdio: 'ignore' });
  return { key, certificate };
}

/** What `--ignore-certificate-errors-spki-list` takes: the hash of the certificate's public key. */
function keyHash(certificate: string): string {
  const { publicKey } = new X509Certificate(readFileSync(certificate));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** A relay with a certificate of its own, not started yet. */
export function prepareCoturn(address: string): Coturn {
  requirePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'meroclinic-coturn-'));
  const { key, certificate } = makeCertificate(folder, address);
  const urls = {
    udp: `turn:${address}:${String(port)}?transport=udp`,
    tcp: `turn:${address}:${String(port)}?transport=tcp`,
    tls: `turns:${address}:${String(tlsPort)}?transport=tcp`,
  };
  let server: ChildProcess | null = null;
  return {
    urls,
    browserArgs: [`--ignore-certificate-errors-spki-list=${keyHash(certificate)}`],
    async start(at) {
      const where = `--listening-ip ${address} --relay-ip ${address} --no-dtls`;
      const ports = `--listening-port ${String(port)} --tls-listening-port ${String(tlsPort)}`;
      const rights = `--use-auth-secret --static-auth-secret ${secret} --realm specs.example`;
      const files = `--cert ${certificate} --pkey ${key} --userdb ${folder}/db --pidfile ${folder}/pid`;
      const run = `-n --no-cli --fingerprint --log-file stdout ${where} ${ports} ${rights} ${files}`;
      server = await at.start('turnserver', ...run.split(' '));
      // Its log is long and is not needed; unread it would stop the server.
      server.stdout?.resume();
      await listening(at, address);
    },
    stop() {
      server?.kill('SIGKILL');
    },
    async announce(clinic, ways, { relayOnly } = { relayOnly: false }) {
      await clinic.sql(
        `insert into private.relay (secret, urls) values ($1, $2)
         on conflict (id) do update set secret = excluded.secret, urls = excluded.urls`,
        [secret, ways.map((way) => urls[way])],
      );
      await clinic.sql('update public.clinic_settings set relay_only = $1', [relayOnly]);
    },
    [Symbol.dispose]() {
      server?.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Until it takes connections on both ports. */
async function listening(at: Namespace, address: string): Promise<void> {
  const open = (wanted: number) => at.can('bash', '-c', `exec 3<>/dev/tcp/${address}/${String(wanted)}`);
  for (let tries = 0; tries < 100; tries += 1) {
    if (open(port) && open(tlsPort)) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('coturn was started and takes no connections');
}
