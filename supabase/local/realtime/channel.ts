import * as z from 'zod';
import { reasonOf } from '../clinic-error.ts';
import type { ClinicKeys } from '../keys.ts';
import type { Database } from '../database/database.ts';
import { readToken, TokenRefused, type Caller } from './access-token.ts';
import { SubscriptionRefused, type ChangeData, type ChangeFeed, type ChangeListener } from './change-feed.ts';
import { FilterRefused } from './change-filter.ts';
import type { Broadcast, Frame } from './frames.ts';
import type { JoinSettings } from './join-settings.ts';
import type { PresenceDiff } from './presence-board.ts';
import { allRights, topicRights, type TopicRights } from './topic-rights.ts';
import type { TopicHub, TopicMember } from './topic-hub.ts';

/** Presence may be told this often per client and window; more closes the channel, as the service does. */
const presenceLimit = { calls: 5, windowMs: 30_000 };

/** What every channel of the server shares. */
export interface ChannelWorld {
  readonly database: Database;
  readonly keys: ClinicKeys;
  readonly hub: TopicHub;
  readonly feed: ChangeFeed;
  readonly log: (line: string) => void;
  nextSubscriptionId(): number;
}

/** How a channel speaks to its client. */
export interface ChannelVoice {
  send(event: string, payload: unknown, ref?: string | null): void;
  sendBroadcast(broadcast: Broadcast): void;
  /** Called once, when the channel ended by itself. */
  ended(): void;
}

/** A join that was refused; the message is what the client is told. */
export class JoinRefused extends Error {
  override readonly name = 'JoinRefused';
}

const presenceMessage = z.object({ event: z.string(), payload: z.record(z.string(), z.unknown()).nullish() });
const broadcastMessage = z.object({ event: z.string(), payload: z.unknown() });
const tokenMessage = z.object({ access_token: z.string() });

/** One topic joined by one client. */
export class Channel implements ChangeListener, TopicMember {
  readonly hearsItself: boolean;
  readonly joinRef: string | null;
  readonly #world: ChannelWorld;
  readonly #voice: ChannelVoice;
  readonly #settings: JoinSettings;
  readonly #topic: string;
  #caller: Caller;
  #rights: TopicRights;
  #expiry: NodeJS.Timeout | undefined;
  #open = true;
  #presenceCalls: number[] = [];

  private constructor(
    world: ChannelWorld,
    voice: ChannelVoice,
    join: { topic: string; joinRef: string | null; settings: JoinSettings },
    caller: Caller,
    rights: TopicRights,
  ) {
    this.#world = world;
    this.#voice = voice;
    this.#topic = join.topic;
    this.joinRef = join.joinRef;
    this.#settings = join.settings;
    this.hearsItself = join.settings.hearsItself;
    this.#caller = caller;
    this.#rights = rights;
  }

  /**
   * Joins a topic, replies, and begins delivery.
   * @throws TokenRefused or JoinRefused with words for the client; nothing was sent then.
   */
  static async join(
    world: ChannelWorld,
    voice: ChannelVoice,
    join: { topic: string; joinRef: string | null; ref: string | null; settings: JoinSettings },
    connectionCaller: Caller,
  ): Promise<Channel> {
    const { settings, topic } = join;
    const caller = settings.accessToken === null ? connectionCaller : await readToken(settings.accessToken, world.keys);
    const rights = settings.isPrivate ? await topicRights(world.database, caller, topic) : allRights;
    if (!rights.readBroadcast) {
      throw new JoinRefused(`Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`);
    }
    const channel = new Channel(world, voice, join, caller, rights);
    await channel.#begin(join.ref);
    return channel;
  }

  get caller(): Caller {
    return this.#caller;
  }

  get hearsBroadcasts(): boolean {
    return this.#rights.readBroadcast;
  }

  get hearsPresence(): boolean {
    return this.#settings.presence && this.#rights.readPresence;
  }

  deliver(ids: readonly number[], data: ChangeData): void {
    this.#voice.send('postgres_changes', { ids, data });
  }

  receiveBroadcast(broadcast: Broadcast): void {
    this.#voice.sendBroadcast(broadcast);
  }

  receivePresence(diff: PresenceDiff): void {
    this.#voice.send('presence_diff', diff);
  }

  /** Handles a message of the client other than join and leave. */
  async handle(frame: Frame, broadcast: Broadcast | null): Promise<void> {
    switch (frame.event) {
      case 'broadcast':
        this.#broadcast(frame, broadcast ?? jsonBroadcast(frame.payload));
        return;
      case 'presence':
        this.#presence(frame);
        return;
      case 'access_token':
        await this.#refresh(tokenMessage.parse(frame.payload).access_token);
        return;
      default:
        this.#world.log(`realtime: event "${frame.event}" is not known`);
    }
  }

  /** Leaves the topic. The client is not told; whoever calls this does that, if it must be. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#expiry);
    this.#world.feed.remove(this);
    this.#world.hub.leave(this.#topic, this.#settings.isPrivate, this);
  }

  async #begin(ref: string | null): Promise<void> {
    const { changes, sentChanges, isPrivate, waitsForChanges } = this.#settings;
    const ids = changes.map(() => this.#world.nextSubscriptionId());
    if (waitsForChanges && changes.length > 0) {
      try {
        await this.#subscribe(ids);
      } catch (thrown) {
        throw new JoinRefused(refusalText(thrown), { cause: thrown });
      }
    }
    this.#world.hub.enter(this.#topic, isPrivate, this);
    const named = sentChanges.map((request, index) => ({ ...request, id: ids[index] }));
    this.#voice.send('phx_reply', { status: 'ok', response: { postgres_changes: named } }, ref);
    if (this.hearsPresence) this.#voice.send('presence_state', this.#world.hub.presence(this.#topic, isPrivate));
    this.#watchExpiry();
    if (changes.length === 0) return;
    try {
      if (!waitsForChanges) await this.#subscribe(ids);
      this.#system('ok', 'postgres_changes', 'Subscribed to PostgreSQL');
    } catch (thrown) {
      this.#system('error', 'postgres_changes', refusalText(thrown));
    }
  }

  async #subscribe(ids: readonly number[]): Promise<void> {
    const subscriptions = await this.#world.feed.prepare(this.#settings.changes, ids);
    if (this.#open) await this.#world.feed.add(this, subscriptions);
  }

  #broadcast(frame: Frame, broadcast: Broadcast): void {
    if (!this.#rights.writeBroadcast) return;
    this.#world.hub.broadcast(this.#topic, this.#settings.isPrivate, broadcast, this);
    if (this.#settings.acknowledges) this.#voice.send('phx_reply', { status: 'ok', response: {} }, frame.ref);
  }

  #presence(frame: Frame): void {
    const { event, payload } = presenceMessage.parse(frame.payload);
    const { isPrivate, presenceKey } = this.#settings;
    const reply = (status: 'ok' | 'error'): void => this.#voice.send('phx_reply', { status, response: {} }, frame.ref);
    if (event.toLowerCase() === 'untrack') {
      this.#world.hub.untrack(this.#topic, isPrivate, this);
      reply('ok');
      return;
    }
    if (event.toLowerCase() !== 'track' || !this.#rights.writePresence) {
      reply('error');
      return;
    }
    const now = Date.now();
    this.#presenceCalls = this.#presenceCalls.filter((at) => now - at < presenceLimit.windowMs);
    this.#presenceCalls.push(now);
    if (this.#presenceCalls.length > presenceLimit.calls) {
      this.#shutDown('Client presence rate limit exceeded');
      return;
    }
    this.#world.hub.track(this.#topic, isPrivate, this, presenceKey, payload ?? {});
    reply('ok');
  }

  async #refresh(token: string): Promise<void> {
    // The service ignores opaque keys here; they come from a client that has just signed out.
    if (token.startsWith('sb_')) return;
    try {
      this.#caller = await readToken(token, this.#world.keys);
      if (this.#settings.isPrivate) {
        this.#rights = await topicRights(this.#world.database, this.#caller, this.#topic);
        if (!this.#rights.readBroadcast) {
          this.#shutDown(`You do not have permissions to read from this Channel topic: ${this.#topic}`);
          return;
        }
      }
      this.#watchExpiry();
    } catch (thrown) {
      if (!(thrown instanceof TokenRefused)) throw thrown;
      this.#shutDown(thrown.message);
    }
  }

  #watchExpiry(): void {
    clearTimeout(this.#expiry);
    const { expiresAt } = this.#caller;
    if (expiresAt === null || !this.#open) return;
    // Timers cannot wait longer than this; the token is looked at again then.
    const wait = Math.min(expiresAt - Date.now(), 2_147_483_647);
    this.#expiry = setTimeout(() => {
      if (Date.now() < expiresAt) this.#watchExpiry();
      else this.#shutDown('InvalidJWTToken: Token has expired 0 seconds ago');
    }, wait);
  }

  /** Tells the client why, ends the channel and says so. */
  #shutDown(reason: string): void {
    if (!this.#open) return;
    this.#system('error', 'system', reason);
    this.close();
    this.#voice.send('phx_close', {});
    this.#voice.ended();
  }

  #system(status: 'ok' | 'error', extension: 'postgres_changes' | 'system', message: string): void {
    if (this.#open) this.#voice.send('system', { status, extension, message, channel: this.#topic });
  }
}

function jsonBroadcast(payload: unknown): Broadcast {
  const { event, payload: value } = broadcastMessage.parse(payload);
  return { event, body: { kind: 'json', value: value ?? {} } };
}

function refusalText(thrown: unknown): string {
  return thrown instanceof FilterRefused || thrown instanceof SubscriptionRefused
    ? thrown.message
    : `Unable to subscribe to changes: ${reasonOf(thrown)}`;
}
