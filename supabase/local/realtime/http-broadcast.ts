import * as z from 'zod';
import { jsonAnswer } from '../gateway/json-answer.ts';
import { readToken, TokenRefused, type Caller } from './access-token.ts';
import type { ChannelWorld } from './channel.ts';
import type { BroadcastBody } from './frames.ts';
import { topicRights } from './topic-rights.ts';

const batchSchema = z.object({
  messages: z.array(
    z.object({
      topic: z.string().min(1),
      event: z.string(),
      payload: z.unknown(),
      private: z.boolean().default(false),
    }),
  ),
});

interface HttpMessage {
  readonly topic: string;
  readonly event: string;
  readonly body: BroadcastBody;
  readonly isPrivate: boolean;
}

async function callerOf(world: ChannelWorld, request: Request): Promise<Caller> {
  const key = await readToken(request.headers.get('apikey') ?? '', world.keys);
  const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  return bearer === undefined ? key : readToken(bearer, world.keys);
}

async function messagesOf(request: Request, url: URL): Promise<HttpMessage[] | null> {
  if (url.pathname === '/realtime/v1/api/broadcast') {
    const { messages } = batchSchema.parse(await request.json());
    return messages.map(({ topic, event, payload, private: isPrivate }) => ({
      topic,
      event,
      isPrivate,
      body: { kind: 'json', value: payload },
    }));
  }
  const [, topic, event] = /^\/realtime\/v1\/api\/broadcast\/([^/]+)\/events\/([^/]+)$/.exec(url.pathname) ?? [];
  if (topic === undefined || event === undefined) return null;
  const isBytes = request.headers.get('content-type') === 'application/octet-stream';
  const body: BroadcastBody = isBytes
    ? { kind: 'bytes', value: Buffer.from(await request.arrayBuffer()) }
    : { kind: 'json', value: await request.json() };
  const isPrivate = url.searchParams.get('private') === 'true';
  return [{ topic: decodeURIComponent(topic), event: decodeURIComponent(event), body, isPrivate }];
}

/** Answers `POST /realtime/v1/api/broadcast`, single or batch: 202 when sent, and nothing said about a missing right. */
export async function answerBroadcast(world: ChannelWorld, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'POST') return jsonAnswer(404, { message: 'Not found' });
  try {
    const caller = await callerOf(world, request);
    const messages = await messagesOf(request, url);
    if (messages === null) return jsonAnswer(404, { message: 'Not found' });
    for (const { topic, event, body, isPrivate } of messages) {
      const allowed = !isPrivate || (await topicRights(world.database, caller, topic)).writeBroadcast;
      if (allowed) world.hub.broadcast(topic, isPrivate, { event, body }, null);
    }
    return new Response(null, { status: 202 });
  } catch (thrown) {
    if (thrown instanceof TokenRefused) return jsonAnswer(401, { message: thrown.message });
    if (thrown instanceof z.ZodError || thrown instanceof SyntaxError) {
      return jsonAnswer(422, { message: 'The message cannot be read' });
    }
    throw thrown;
  }
}
