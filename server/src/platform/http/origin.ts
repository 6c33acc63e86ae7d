import type { Middleware, ParameterizedContext } from 'koa';
import { AppError } from '../errors';
import { bearerOf } from './session-cookie';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Accepts cookies only from our own pages: unlike a bearer token, a cookie is sent with requests of any site. Over
 * plain http (a demo, opened as localhost, 127.0.0.1 or an address in the same network) the requested host is our
 * own; over https only PUBLIC_URL is.
 */
export function requireOwnOrigin(publicUrl: string, cookieName: string): Middleware {
  const { origin: own, protocol } = new URL(publicUrl);
  const isOwn = (ctx: ParameterizedContext) => {
    const origin = ctx.get('origin');
    return origin === own || (protocol === 'http:' && origin === `http://${ctx.get('host')}`);
  };
  return async (ctx, next) => {
    const byCookie = ctx.cookies.get(cookieName) !== undefined && bearerOf(ctx) === null;
    if (byCookie && !safe.has(ctx.method) && !isOwn(ctx)) throw new AppError('csrf_rejected');
    await next();
  };
}
