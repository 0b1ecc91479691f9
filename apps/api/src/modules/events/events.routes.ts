import { notificationsApi } from '@flowhall/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { type OperationHandler, route } from '../../http/route.ts';
import { createEventStream, type EventStream } from './event-stream.ts';

export interface EventsRoutesOptions {
  /** Asked at every heartbeat, so that a stream does not outlive its session. */
  findActor: (sessionId: string) => Promise<Actor | undefined>;
  heartbeatMs: number;
}

/** Open pages of one person that are served live; more have to ask by themselves. */
const STREAMS_PER_USER = 10;
const RETRY_SECONDS = 30;

export const eventsRoutes: FastifyPluginAsync<EventsRoutesOptions> = async (app, { findActor, heartbeatMs }) => {
  const open = new Map<EventStream, Actor>();

  const beat = async (stream: EventStream, { sessionId }: Actor) => {
    const alive = await findActor(sessionId).catch(() => undefined);
    if (alive) stream.heartbeat();
    else stream.close();
  };
  const timer = setInterval(() => {
    for (const [stream, actor] of open) void beat(stream, actor);
  }, heartbeatMs).unref();

  // Before the server waits for running requests: a stream never ends by itself.
  app.addHook('preClose', async () => {
    clearInterval(timer);
    for (const stream of open.keys()) stream.close();
  });

  const answer: OperationHandler<typeof notificationsApi.streamEvents> = async (request, reply) => {
    const { actor } = request;
    const own = [...open.values()].filter(({ userId }) => userId === actor.userId);
    if (own.length >= STREAMS_PER_USER)
      throw new UserError('too-many-requests', { params: { seconds: RETRY_SECONDS } });

    const stream = createEventStream();
    open.set(stream, actor);
    const unsubscribe = app.events.subscribe(actor.userId, { onChange: stream.change, onGap: stream.resync });
    stream.body.once('close', () => {
      open.delete(stream);
      unsubscribe();
    });
    return (
      reply
        .type('text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        // Nothing follows on this connection, and the server waits for it when it closes.
        .header('connection', 'close')
        .send(stream.body)
    );
  };
  // HEAD would open a stream that nobody reads and nobody closes.
  route(app, notificationsApi.streamEvents, answer, { exposeHeadRoute: false });
};
