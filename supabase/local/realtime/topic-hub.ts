import type { Broadcast } from './frames.ts';
import { PresenceBoard, type PresenceDiff, type PresenceState } from './presence-board.ts';

/** One client's place in a topic. */
export interface TopicMember {
  readonly hearsItself: boolean;
  readonly hearsBroadcasts: boolean;
  readonly hearsPresence: boolean;
  receiveBroadcast(broadcast: Broadcast): void;
  receivePresence(diff: PresenceDiff): void;
}

interface Room {
  readonly members: Set<TopicMember>;
  readonly presence: PresenceBoard<TopicMember>;
}

/** All topics and who is in them. A private and a public topic of one name are two. */
export class TopicHub {
  readonly #rooms = new Map<string, Room>();

  enter(topic: string, isPrivate: boolean, member: TopicMember): void {
    this.#room(topic, isPrivate).members.add(member);
  }

  leave(topic: string, isPrivate: boolean, member: TopicMember): void {
    const key = roomKey(topic, isPrivate);
    const room = this.#rooms.get(key);
    if (room?.members.delete(member) !== true) return;
    const diff = room.presence.untrack(member);
    if (diff !== null) tellPresence(room, diff);
    if (room.members.size === 0) this.#rooms.delete(key);
  }

  /** Sends to everybody in the topic; `sender` hears itself only if it asked to. */
  broadcast(topic: string, isPrivate: boolean, broadcast: Broadcast, sender: TopicMember | null): void {
    for (const member of this.#rooms.get(roomKey(topic, isPrivate))?.members ?? []) {
      if (member.hearsBroadcasts && (member !== sender || member.hearsItself)) member.receiveBroadcast(broadcast);
    }
  }

  presence(topic: string, isPrivate: boolean): PresenceState {
    return this.#rooms.get(roomKey(topic, isPrivate))?.presence.state ?? {};
  }

  track(
    topic: string,
    isPrivate: boolean,
    member: TopicMember,
    key: string,
    payload: Readonly<Record<string, unknown>>,
  ): void {
    const room = this.#room(topic, isPrivate);
    tellPresence(room, room.presence.track(member, key, payload));
  }

  untrack(topic: string, isPrivate: boolean, member: TopicMember): void {
    const room = this.#rooms.get(roomKey(topic, isPrivate));
    const diff = room?.presence.untrack(member) ?? null;
    if (room !== undefined && diff !== null) tellPresence(room, diff);
  }

  #room(topic: string, isPrivate: boolean): Room {
    const key = roomKey(topic, isPrivate);
    const known = this.#rooms.get(key);
    if (known !== undefined) return known;
    const room: Room = { members: new Set(), presence: new PresenceBoard() };
    this.#rooms.set(key, room);
    return room;
  }
}

function roomKey(topic: string, isPrivate: boolean): string {
  return `${isPrivate ? 'private' : 'public'} ${topic}`;
}

function tellPresence(room: Room, diff: PresenceDiff): void {
  for (const member of room.members) if (member.hearsPresence) member.receivePresence(diff);
}
