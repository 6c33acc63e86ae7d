import { PassThrough } from 'node:stream';
import type { ParameterizedContext } from 'koa';

/** Said by the application when the server stops: a stream would keep its connection open for ever. */
export const stopping = 'stopping';
const heartbeatMilliseconds = 15_000;
/** The browser comes again by itself and is asked anew who it is: a session that ended hears nothing for longer. */
const livesMilliseconds = 60_000;
const comesAgainAfter = 1000;

export interface EventStream {
  send(event: string, data: unknown): void;
  /** Runs once, whoever ended it. */
  onEnd(work: () => void): void;
}

/** Whether the caller wants to be told, rather than to ask. */
export const wantsEvents = (ctx: ParameterizedContext): boolean =>
  ctx.accepts('json', 'text/event-stream') === 'text/event-stream';

/** Answers with a stream of server-sent events that lives a minute, with a heartbeat that keeps proxies from closing it. */
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
