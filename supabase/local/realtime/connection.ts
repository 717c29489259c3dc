import type { RawData, WebSocket } from 'ws';
import { codeOf, reasonOf } from '../clinic-error.ts';
import { TokenRefused, type Caller } from './access-token.ts';
import { Channel, JoinRefused, type ChannelWorld } from './channel.ts';
import {
  readBinary,
  readText,
  writeBroadcast,
  writeFrame,
  type Broadcast,
  type Frame,
  type Serializer,
} from './frames.ts';
import { readJoin } from './join-settings.ts';

/** Topics one client may have joined, as on hosted projects. */
const channelLimit = 100;
const topicPrefix = 'realtime:';

/** One WebSocket of a Realtime client. */
export class Connection {
  readonly #world: ChannelWorld;
  readonly #socket: WebSocket;
  readonly #serializer: Serializer;
  readonly #caller: Caller;
  readonly #channels = new Map<string, Channel>();
  /** Messages are handled one after another, so that a leave never overtakes its join. */
  #work: Promise<void> = Promise.resolve();
  lastHeard = Date.now();

  constructor(world: ChannelWorld, socket: WebSocket, serializer: Serializer, caller: Caller) {
    this.#world = world;
    this.#socket = socket;
    this.#serializer = serializer;
    this.#caller = caller;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', () => this.#closed());
    socket.on('error', (error) => world.log(`realtime socket: ${codeOf(error) ?? error.message}`));
  }

  /** Ends the connection without waiting for the client. */
  terminate(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.lastHeard = Date.now();
    this.#work = this.#work.then(() => this.#read(data, isBinary));
  }

  async #read(data: RawData, isBinary: boolean): Promise<void> {
    try {
      const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
      if (isBinary) {
        const { broadcast, ...frame } = readBinary(bytes);
        await this.#handle(frame, broadcast);
      } else await this.#handle(readText(bytes.toString('utf8'), this.#serializer), null);
    } catch (thrown) {
      this.#world.log(`realtime message refused: ${codeOf(thrown) ?? reasonOf(thrown).slice(0, 200)}`);
    }
  }

  async #handle(frame: Frame, broadcast: Broadcast | null): Promise<void> {
    if (frame.topic === 'phoenix') {
      if (frame.event === 'heartbeat') this.#reply(frame, 'ok', {});
      return;
    }
    switch (frame.event) {
      case 'phx_join':
        await this.#join(frame);
        return;
      case 'phx_leave':
        this.#leave(frame);
        return;
      default: {
        const channel = this.#channels.get(frame.topic);
        if (channel === undefined) this.#reply(frame, 'error', { reason: 'unmatched topic' });
        else await channel.handle(frame, broadcast);
      }
    }
  }

  async #join(frame: Frame): Promise<void> {
    const { topic, joinRef, ref } = frame;
    const name = topic.startsWith(topicPrefix) ? topic.slice(topicPrefix.length) : '';
    const before = this.#channels.get(topic);
    if (before !== undefined) {
      // The client lost track and joins again; its earlier place is closed under the earlier reference.
      before.close();
      this.#channels.delete(topic);
      this.#send({ joinRef: before.joinRef, ref: null, topic, event: 'phx_close', payload: {} });
    }
    try {
      if (name === '') throw new JoinRefused('TopicNameRequired: You must provide a topic name');
      if (this.#channels.size >= channelLimit) throw new JoinRefused('ChannelRateLimitReached: Too many channels');
      const voice = {
        send: (event: string, payload: unknown, replyRef: string | null = null): void =>
          this.#send({ joinRef, ref: replyRef, topic, event, payload }),
        sendBroadcast: (broadcast: Broadcast): void => this.#write(writeBroadcast(topic, broadcast, this.#serializer)),
        ended: (): void => {
          this.#channels.delete(topic);
        },
      };
      const settings = readJoin(frame.payload);
      const channel = await Channel.join(this.#world, voice, { topic: name, joinRef, ref, settings }, this.#caller);
      if (this.#socket.readyState === this.#socket.OPEN) this.#channels.set(topic, channel);
      else channel.close();
    } catch (thrown) {
      const known = thrown instanceof JoinRefused || thrown instanceof TokenRefused;
      if (!known) this.#world.log(`realtime join failed: ${codeOf(thrown) ?? reasonOf(thrown).slice(0, 200)}`);
      this.#reply(frame, 'error', { reason: known ? thrown.message : 'Unknown Error on Channel' });
    }
  }

  #leave(frame: Frame): void {
    const channel = this.#channels.get(frame.topic);
    channel?.close();
    this.#channels.delete(frame.topic);
    this.#reply(frame, 'ok', {});
    this.#send({
      joinRef: channel?.joinRef ?? frame.joinRef,
      ref: null,
      topic: frame.topic,
      event: 'phx_close',
      payload: {},
    });
  }

  #closed(): void {
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  #reply(frame: Frame, status: 'ok' | 'error', response: unknown): void {
    const { joinRef, ref, topic } = frame;
    this.#send({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } });
  }

  #send(frame: Frame): void {
    this.#write(writeFrame(frame, this.#serializer));
  }

  #write(message: string | Buffer | null): void {
    if (message !== null && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(message);
  }
}
