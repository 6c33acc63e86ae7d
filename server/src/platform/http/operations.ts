import { timingSafeEqual } from 'node:crypto';
import Router from '@koa/router';
import type { Middleware } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from '../errors';

export interface OperationsDeps {
  /** Resolves when the database answers and no migration waits; rejects with why not. */
  readonly ready: () => Promise<void>;
  readonly metricsToken: string | undefined;
  readonly registry: Registry;
}

export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Time by route and status; unknown paths share one label, so that a scanner cannot grow it. */
export function measure(registry: Registry): Middleware {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return async (ctx, next) => {
    const stop = duration.startTimer();
    await next();
    stop({ route: ctx.state.route ?? 'other', method: ctx.method, status: ctx.status });
  };
}

/** How many events wait to be delivered, asked when somebody looks; not a number while the database is away. */
export function observeBacklog(registry: Registry, backlog: () => Promise<number>): void {
  new Gauge({
    name: 'outbox_backlog_events',
    help: 'Events committed and not yet delivered.',
    registers: [registry],
    async collect() {
      this.set(await backlog().catch(() => Number.NaN));
    },
  });
}

const same = (given: string, expected: string) =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

/** `/healthz`: the process is up. `/readyz`: it can serve. `/metrics`: for Prometheus, behind a token if one is set. */
export function operations({ ready, metricsToken, registry }: OperationsDeps): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'up' };
  });
  router.get('/readyz', async (ctx) => {
    await ready().catch(() => {
      throw new AppError('unavailable');
    });
    ctx.body = { status: 'ready' };
  });
  router.get('/metrics', async (ctx) => {
    if (metricsToken && !same(ctx.get('authorization'), `Bearer ${metricsToken}`)) throw new AppError('forbidden');
    ctx.type = registry.contentType;
    ctx.body = await registry.metrics();
  });
  return router;
}
