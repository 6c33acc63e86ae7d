import { PassThrough } from 'node:stream';
import type { ParameterizedContext } from 'koa';

/** Emitted by the application when the server stops, because a stream would keep its connection open for ever. */
export const stopping = 'stopping';
const heartbeatMilliseconds = 15_000;
/**
 * The browser reconnects by itself and is authenticated again, so that an ended session receives events for at most
 * this long.
 */
const livesMilliseconds = 60_000;
const comesAgainAfter = 1000;

export interface EventStream {
  send(event: string, data: unknown): void;
  /** Runs once, on either side's end of the stream. */
  onEnd(work: () => void): void;
}

/** Whether the caller wants a stream of events instead of one response. */
export const wantsEvents = (ctx: ParameterizedContext): boolean =>
  ctx.accepts('json', 'text/event-stream') === 'text/event-stream';

/** Responds with a stream of server-sent events for one minute, with a heartbeat that keeps proxies from closing it. */
export function eventStream(ctx: ParameterizedContext): EventStream {
  const body = new PassThrough();
  const end = () => body.end();
  const heartbeat = setInterval(() => body.write(': still here\n\n'), heartbeatMilliseconds);
  const life = setTimeout(end, livesMilliseconds);
  ctx.app.once(stopping, end);
  ctx.res.once('close', () => body.destroy());
  body.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(life);
    ctx.app.off(stopping, end);
  });
  ctx.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  ctx.type = 'text/event-stream';
  ctx.body = body;
  body.write(`retry: ${comesAgainAfter}\n\n`);
  return {
    send(event, data) {
      if (body.writable) body.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    onEnd: (work) => void body.once('close', work),
  };
}
