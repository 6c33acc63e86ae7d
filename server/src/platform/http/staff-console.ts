import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Middleware } from 'koa';
import helmet from 'koa-helmet';
import serve from 'koa-static';
import { cacheForever } from './cache-forever';
import { contentSecurity } from './content-security';

const home = '/console/';
/** The build writes this placeholder where each response gets its own nonce. */
const placeholder = '__CSP_NONCE__';

/**
 * Serves the build of the staff console under `/console/`. Every path without a dot returns its single page, so that
 * addresses can be bookmarked and shared. Styles are created at run time, so each page carries a nonce for them
 * instead of allowing all inline styles.
 */
export function staffConsole(dir: string, storageOrigin: string | null): Middleware {
  const files = serve(dir, { maxage: 0, index: false, setHeaders: cacheForever });
  return async (ctx, next) => {
    if (ctx.path === '/console') return ctx.redirect(home);
    if (!ctx.path.startsWith(home) || !['GET', 'HEAD'].includes(ctx.method)) return next();
    const path = ctx.path.slice(home.length);
    if (path.includes('.')) {
      ctx.path = `/${path}`;
      return files(ctx, async () => undefined);
    }
    const page = await readFile(join(dir, 'index.html'), 'utf8').catch(() => null);
    if (page === null) return next();
    const nonce = randomBytes(16).toString('base64');
    const styleSrc = ["'self'", `'nonce-${nonce}'`];
    await helmet.contentSecurityPolicy(contentSecurity({ storageOrigin, styleSrc }))(ctx, async () => undefined);
    ctx.set('Cache-Control', 'no-store');
    ctx.type = 'html';
    ctx.body = page.replaceAll(placeholder, nonce);
  };
}
