import { PassThrough } from 'node:stream';
import type { ParameterizedContext } from 'koa';

/** Emitted by the application when the server stops, because a stream would keep its connection open for ever. */
export const stopping = 'stopping';
const heartbeatMilliseconds = 15_000;
/** The browser reconnects by itself, and is authenticated and permitted again. */
const livesMilliseconds = 60_000;
const comesAgainAfter = 1000;
/** A session may be ended by another request, or on another server. */
const checksSessionEvery = 1000;

export interface EventStream {
  /** Sends an event, unless the session has ended: then the stream ends instead. */
  send(event: string, data: unknown): Promise<void>;
  /** Runs once, on either side's end of the stream. */
  onEnd(work: () => void): void;
}

/** Whether the caller wants a stream of events instead of one response. */
export const wantsEvents = (ctx: ParameterizedContext): boolean =>
  ctx.accepts('json', 'text/event-stream') === 'text/event-stream';

/**
 * Responds with a stream of server-sent events for one minute, with a heartbeat that keeps proxies from closing it.
 * The stream ends with the session that opened it.
 * @param isSessionOpen rejects while the database is unreachable: nothing is sent then, and the stream stays
 */
export function eventStream(ctx: ParameterizedContext, isSessionOpen: () => Promise<boolean>): EventStream {
  const body = new PassThrough();
  const end = () => body.end();
  const endWithSession = async (): Promise<boolean> => {
    const isOpen = await isSessionOpen();
    if (!isOpen) end();
    return isOpen;
  };
  const sessionCheck = setInterval(() => void endWithSession().catch(() => undefined), checksSessionEvery);
  const heartbeat = setInterval(() => body.write(': still here\n\n'), heartbeatMilliseconds);
  const life = setTimeout(end, livesMilliseconds);
  ctx.app.once(stopping, end);
  ctx.res.once('close', () => body.destroy());
  body.once('close', () => {
    clearInterval(heartbeat);
    clearInterval(sessionCheck);
    clearTimeout(life);
    ctx.app.off(stopping, end);
  });
  ctx.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  ctx.type = 'text/event-stream';
  ctx.body = body;
  body.write(`retry: ${comesAgainAfter}\n\n`);
  return {
    async send(event, data) {
      const isOpen = await endWithSession().catch(() => false);
      if (isOpen && body.writable) body.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    onEnd: (work) => void body.once('close', work),
  };
}
