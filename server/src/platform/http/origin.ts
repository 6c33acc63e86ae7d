import type { Middleware } from 'koa';
import { AppError } from '../errors';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A cookie travels with any site's request, a bearer token does not: so cookies count only from our own pages. */
export function requireOwnOrigin(allowed: ReadonlySet<string>, cookieName: string): Middleware {
  return async (ctx, next) => {
    const byCookie = ctx.cookies.get(cookieName) !== undefined && !ctx.get('authorization');
    if (byCookie && !safe.has(ctx.method) && !allowed.has(ctx.get('origin'))) throw new AppError('csrf_rejected');
    await next();
  };
}
