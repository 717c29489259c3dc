// A PeerServer that lies, and the real app at both ends: whatever it tries, it is refused before anything is seen or
// heard, both people read why, and the clinic's audit has a line. The attacker has a real browser with real connections;
// "nobody saw anything" is asked of its decoder, not of ours.
import { expect, test, type Browser } from '@playwright/test';
import { WebSocket } from 'ws';
import type { Clinic } from '../../supabase/local/index.ts';
import { connectedCall, joinCall, startCall, twoPeople } from '../e2e/support/call.ts';
import { clientConfig, memoryClinic } from '../e2e/support/clinic.ts';
import { browserHost } from '../e2e/support/hosts.ts';
import { expectMediaArriving, received } from '../e2e/support/observer.ts';
import type { VisitPeople } from '../e2e/support/visit.ts';
import { openAttacker, type Attacker } from './support/attacker.ts';
import { hostilePeerServer, type PeerMessage, type Treatment } from './support/hostile-peer-server.ts';

test.describe.configure({ timeout: 180_000 });

const notVerified = 'We could not make sure who is on the other side';

interface Attack {
  readonly clinic: Clinic;
  readonly attacker: Attacker;
  readonly inject: (to: string, forged: unknown) => void;
  /** Does what takes a while. The attacker's page stays until all of it is done. */
  readonly act: (work: () => Promise<void>) => void;
}

interface Scene extends Attack {
  readonly people: VisitPeople;
}

function unfinishedActs() {
  const unfinished = new Set<Promise<void>>();
  return {
    begin: (work: () => Promise<void>): void => {
      const act = work();
      unfinished.add(act);
      void act.then(() => unfinished.delete(act));
    },
    [Symbol.asyncDispose]: async (): Promise<void> => void (await Promise.all(unfinished)),
  };
}

async function underAttack(
  browser: Browser,
  plan: (attack: Attack) => Treatment,
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const clinic = await memoryClinic();
  try {
    await using attacker = await openAttacker(browser);
    let treat: Treatment = (sent) => sent;
    await using server = await hostilePeerServer(clinic.peerServer, (sent, from) => treat(sent, from));
    await using acts = unfinishedActs();
    const attack: Attack = { clinic, attacker, inject: (to, forged) => server.inject(to, forged), act: acts.begin };
    treat = plan(attack);
    await using host = await browserHost(browser, { ...clientConfig(clinic), peerServer: server.url });
    const people = await twoPeople(host);
    await run({ ...attack, people });
  } finally {
    await clinic.close();
  }
}

const description = (sent: PeerMessage): string => sent.payload?.sdp?.sdp ?? '';

function forge(type: 'OFFER' | 'ANSWER', sent: PeerMessage, from: string, to: string, sdp: string) {
  const connectionId = sent.payload?.connectionId;
  return { type, src: from, dst: to, payload: { type: 'media', connectionId, sdp: { type: type.toLowerCase(), sdp } } };
}

/** Stands between the two: to each it is the other. `disguise` changes what it shows of itself to them. */
function manInTheMiddle(
  { attacker, inject, act }: Attack,
  disguise: (sdp: string, as: 'doctor' | 'patient') => Promise<string> = (sdp) => Promise.resolve(sdp),
): Treatment {
  const callers = new Set<string>();
  const take = async (sent: PeerMessage, caller: string) => {
    const callee = sent.dst ?? '';
    const answer = await disguise(await attacker.answer(description(sent)), 'patient');
    inject(caller, forge('ANSWER', sent, callee, caller, answer));
    const offer = await disguise(await attacker.offer(), 'doctor');
    inject(callee, forge('OFFER', sent, caller, callee, offer));
  };
  return (sent, from) => {
    switch (sent.type) {
      case 'OFFER':
        callers.add(from);
        act(() => take(sent, from));
        return null;
      case 'ANSWER':
        act(() => attacker.takeAnswer(description(sent)));
        return null;
      case 'CANDIDATE': {
        const candidate = sent.payload?.['candidate'];
        if (typeof candidate === 'object' && candidate !== null) {
          act(() => attacker.addCandidate(callers.has(from) ? 'caller' : 'callee', candidate));
        }
        return null;
      }
      default:
        return sent;
    }
  };
}

/** Adds the partner's true fingerprint, as the clinic has it, to what the attacker shows: before its own, at each place. */
async function withTrueFingerprint(clinic: Clinic, sdp: string, as: 'doctor' | 'patient'): Promise<string> {
  const [row] = await clinic.sql<{ fingerprint: string }>(
    `select signaling_data -> $1 -> 'fingerprints' ->> 0 as fingerprint
     from public.call_sessions order by created_at desc limit 1`,
    [as],
  );
  const line = `a=fingerprint:${row?.fingerprint ?? ''}\r\n`;
  const [session = '', ...media] = sdp.split(/(?=^m=)/mu);
  return [session + line, ...media.map((section) => section.replace(/^(?=a=fingerprint:)/mu, line))].join('');
}

async function expectNobodySawAnything({ people, attacker }: Scene): Promise<void> {
  expect(await attacker.seen()).toEqual({ framesDecoded: 0, audioSamples: 0, connected: 0 });
  for (const page of Object.values(people)) {
    expect(await received(page)).toMatchObject({ framesDecoded: 0, audioSamples: 0 });
    const connected = await page.evaluate(() =>
      window.observed.connections.some((connection) => connection.connectionState === 'connected'),
    );
    expect(connected).toBe(false);
  }
}

async function expectAudited(
  clinic: Clinic,
  code: 'partner_not_verified' | 'signal_refused',
  ...expected: readonly ('doctor' | 'patient')[]
): Promise<void> {
  const sides = async () => {
    const rows = await clinic.sql<{ side: string }>(
      `select distinct details ->> 'side' as side from public.audit_log
       where action = 'partner_refused' and details ->> 'code' = $1`,
      [code],
    );
    return rows.map(({ side }) => side);
  };
  await expect.poll(sides).toEqual(expect.arrayContaining([...expected]));
}

async function expectBothToldWhy({ people }: Scene): Promise<void> {
  for (const page of Object.values(people)) {
    await expect(page.getByText(notVerified).first()).toBeVisible({ timeout: 40_000 });
  }
}

test('a man in the middle with certificates of its own', async ({ browser }) => {
  await underAttack(
    browser,
    (attack) => manInTheMiddle(attack),
    async (scene) => {
      await startCall(scene.clinic, scene.people);
      await joinCall(scene.people);
      await expectBothToldWhy(scene);
      await expectNobodySawAnything(scene);
      await expectAudited(scene.clinic, 'partner_not_verified', 'doctor', 'patient');
    },
  );
});

test('a man in the middle that keeps the right fingerprint and adds its own', async ({ browser }) => {
  await underAttack(
    browser,
    (attack) => manInTheMiddle(attack, (sdp, as) => withTrueFingerprint(attack.clinic, sdp, as)),
    async (scene) => {
      await startCall(scene.clinic, scene.people);
      await joinCall(scene.people);
      await expectBothToldWhy(scene);
      await expectNobodySawAnything(scene);
      await expectAudited(scene.clinic, 'partner_not_verified', 'doctor', 'patient');
    },
  );
});

test("the doctor's call is led to a stranger, who answers it", async ({ browser }) => {
  await underAttack(
    browser,
    ({ attacker, inject, act }) =>
      (sent, from) => {
        if (sent.type !== 'OFFER') return sent;
        const lead = async () => {
          const answer = await attacker.answer(description(sent));
          inject(from, forge('ANSWER', sent, sent.dst ?? '', from, answer));
        };
        act(lead);
        return null;
      },
    async (scene) => {
      await startCall(scene.clinic, scene.people);
      await joinCall(scene.people);
      // Only the answer is forged: the doctor's app refuses it, and the patient's learns why from the row.
      await expectBothToldWhy(scene);
      await expectNobodySawAnything(scene);
      await expectAudited(scene.clinic, 'partner_not_verified', 'doctor');
    },
  );
});

test('the same server, honest at first, carries the call; then that offer, replayed as if it were of the next attempt', async ({
  browser,
}) => {
  let earlier: PeerMessage | null = null;
  await underAttack(
    browser,
    ({ inject }) =>
      (sent, from) => {
        if (sent.type !== 'OFFER') return sent;
        if (earlier === null) {
          earlier = sent;
          return sent;
        }
        const callee = sent.dst ?? '';
        inject(callee, forge('OFFER', sent, from, callee, description(earlier)));
        return null;
      },
    async (scene) => {
      const { clinic, people } = scene;
      await startCall(clinic, people);
      await joinCall(people);
      await expectMediaArriving(people.patient);
      await people.doctor.getByRole('button', { name: 'End call' }).click();
      await expect(people.patient.getByRole('heading', { name: /ended the visit/ })).toBeVisible();
      await people.patient.getByRole('button', { name: 'To the appointment' }).click();
      await people.doctor.getByRole('button', { name: 'To the appointment' }).click();
      const framesBefore = (await received(people.patient)).framesDecoded;
      await clinic.sql(`update public.appointments set status = 'completed' where status = 'confirmed'`);
      await startCall(clinic, people);
      await joinCall(people);
      await expect(people.patient.getByText(notVerified).first()).toBeVisible({ timeout: 40_000 });
      await expectAudited(clinic, 'partner_not_verified', 'patient');
      expect((await received(people.patient)).framesDecoded).toBe(framesBefore);
    },
  );
});

test('a stranger who calls, and one who asks for a data connection: no connection is opened, the visit goes on', async ({
  browser,
}) => {
  const clinic = await memoryClinic();
  try {
    await using attacker = await openAttacker(browser);
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = await connectedCall(clinic, host);
    const opened = () => people.patient.evaluate(() => window.observed.connections.length);
    const before = await opened();
    const [row] = await clinic.sql<{ patient_peer_id: string }>('select patient_peer_id from public.call_sessions');
    const address = `${clinic.peerServer.replace('http', 'ws')}/peerjs?key=peerjs&id=stranger-1234567890&token=any`;
    const stranger = new WebSocket(address);
    await new Promise((open) => stranger.once('message', open));
    const sdp = { type: 'offer', sdp: await attacker.offer() };
    for (const payload of [
      { type: 'data', connectionId: 'dc_1', serialization: 'json', label: 'dc_1', sdp },
      { type: 'media', connectionId: 'mc_1', sdp },
    ]) {
      stranger.send(JSON.stringify({ type: 'OFFER', dst: row?.patient_peer_id, payload }));
    }
    await expect(people.patient.getByText('Somebody else tried to connect to this visit')).toBeVisible();
    expect(await opened()).toBe(before);
    expect((await attacker.seen()).connected).toBe(0);
    await expectMediaArriving(people.doctor);
    await expectMediaArriving(people.patient);
    stranger.close();
  } finally {
    await clinic.close();
  }
});

test('broken and oversized words of the server in a running call: told once, not used, the visit goes on', async ({
  browser,
}) => {
  const ids: Record<'doctor' | 'patient', string> = { doctor: '', patient: '' };
  let connectionId: string | undefined;
  await underAttack(
    browser,
    () => (sent, from) => {
      if (sent.type === 'OFFER') {
        ids.doctor = from;
        ids.patient = sent.dst ?? '';
        connectionId = sent.payload?.connectionId;
      }
      return sent;
    },
    async ({ clinic, people, inject }) => {
      await startCall(clinic, people);
      await joinCall(people);
      await expectMediaArriving(people.doctor);
      await expectMediaArriving(people.patient);
      const opened = () =>
        Promise.all(Object.values(people).map((page) => page.evaluate(() => window.observed.connections.length)));
      const before = await opened();
      for (const [to, src] of [
        [ids.patient, ids.doctor],
        [ids.doctor, ids.patient],
      ] as const) {
        const payload = { type: 'media', connectionId };
        const huge = 'a=x\r\n'.repeat(250_000);
        for (const forged of [
          { type: 'OFFER', src, dst: to, payload: { ...payload, sdp: { type: 'offer', sdp: huge } } },
          { type: 'ANSWER', src, dst: to, payload: { ...payload, sdp: { type: 'answer', sdp: huge } } },
          // A repeated offer, an answer nobody waits for, a goodbye: each would end the call inside the library.
          { type: 'OFFER', src, dst: to, payload: { ...payload, sdp: { type: 'offer', sdp: 'v=0' } } },
          { type: 'ANSWER', src, dst: to, payload: { ...payload, sdp: { type: 'answer', sdp: 'v=0' } } },
          { type: 'LEAVE', src, dst: to },
          { type: 'EXPIRE', src, dst: to },
          // A wish for another call that the partner never had.
          { type: 'CANDIDATE', src, dst: to, payload: { ...payload, connectionId: 'mc_call-anew' } },
          { type: 'OFFER', src, dst: to },
          { type: 'CANDIDATE', src, dst: to, payload: { ...payload, candidate: { candidate: 'not a candidate' } } },
          '{"type":',
          '[]',
          'null',
        ]) {
          inject(to, forged);
        }
        for (let count = 0; count < 5_000; count += 1) inject(to, { type: 'NONSENSE', src });
      }
      for (const page of Object.values(people)) {
        await expect(page.getByText('Something broken was sent to this call and not used')).toBeVisible();
        await expectMediaArriving(page);
        await expect(page.getByText('Connected', { exact: true })).toBeVisible();
      }
      expect(await opened()).toEqual(before);
      await expectAudited(clinic, 'signal_refused', 'doctor', 'patient');
    },
  );
});
