import type Router from '@koa/router';
import type { Middleware } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { equalInConstantTime } from '../crypto';
import { AppError } from '../errors';
import { createRouter } from './router';

export interface OperationsDeps {
  /**
   * Resolves when the database is reachable, no migration is pending and everything can be stored; otherwise rejects with
   * the reason, which is shown if it is an `AppError`.
   */
  readonly ready: () => Promise<void>;
  /** Always given in production. */
  readonly metricsToken: string | undefined;
  readonly registry: Registry;
}

export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Durations by route and status; unknown paths share one label, so that a scanner cannot create labels. */
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

/** A metric for operators. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  /** The label that distinguishes the values; omitted for a single value. */
  readonly label?: string;
  /** Values by label; `''` without a label. */
  read(): Promise<Readonly<Record<string, number>>>;
}

/**
 * Registers metrics that are read at each scrape, by the server that is scraped; missing while the database is
 * unreachable.
 */
export function observe(registry: Registry, metrics: readonly Metric[]): void {
  for (const { name, help, label, read } of metrics) {
    new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
      async collect() {
        const values = await read().catch(() => ({}));
        this.reset();
        // A gauge without labels would otherwise report 0 for an unknown value.
        if (label === undefined) this.remove({});
        for (const [key, value] of Object.entries(values)) {
          if (label === undefined) this.set(value);
          else this.set({ [label]: key }, value);
        }
      },
    });
  }
}

/** `/healthz`: the process is up. `/readyz`: it can serve. `/metrics`: for Prometheus, behind a token if one is set. */
export function operations({ ready, metricsToken, registry }: OperationsDeps): Router {
  const router = createRouter();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'up' };
  });
  router.get('/readyz', async (ctx) => {
    await ready().catch((error: unknown) => {
      throw error instanceof AppError ? error : new AppError('unavailable');
    });
    ctx.body = { status: 'ready' };
  });
  router.get('/metrics', async (ctx) => {
    if (metricsToken && !equalInConstantTime(ctx.get('authorization'), `Bearer ${metricsToken}`))
      throw new AppError('forbidden');
    ctx.type = registry.contentType;
    ctx.body = await registry.metrics();
  });
  return router;
}
