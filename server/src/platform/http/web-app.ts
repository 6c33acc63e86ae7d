import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import serve from 'koa-static';
import type { Capacity } from '../capacity';
import { AppError } from '../errors';
import type { Logger } from '../log';
import { cacheForever } from './cache-forever';
import { contentSecurity } from './content-security';
import { errors } from './error-middleware';
import { requireOwnOrigin } from './origin';
import { staffConsole } from './staff-console';

export interface WebAppDeps {
  readonly logger: Logger;
  /** Records writes that failed because a store is full. */
  readonly capacity: Pick<Capacity, 'note'>;
  readonly publicUrl: string;
  /** The number of trusted proxies for the client's address; 0 for none. */
  readonly trustProxy: number;
  readonly cookieName: string;
  /** The folder of the H5 build, served at `/`. */
  readonly webDir: string;
  /** The folder of the staff console's build, served at `/console/`. */
  readonly consoleDir: string;
  /** The origin of direct uploads and signed reads besides our own: the object store. */
  readonly storageOrigin: string | null;
  readonly measure: Koa.Middleware;
  readonly routers: readonly Router[];
}

const jsonLimit = '256kb';

/** Creates the Koa application: security headers, errors, parsing, routes, static files. Does not listen. */
export function createWebApp(deps: WebAppDeps): Koa {
  const app = new Koa({ proxy: deps.trustProxy > 0, maxIpsCount: deps.trustProxy });
  app.silent = true;
  // Each open event stream listens for the end.
  app.setMaxListeners(0);
  // Failures after the response began, e.g. of a file's stream; a closed connection is not an error.
  app.on('error', (error: Error) => {
    if (!isHangUp(error)) deps.logger.warn({ error: error.message }, 'answer broke off');
  });
  app.use(deps.measure);
  app.use(securityHeaders(deps));
  app.use(errors(deps.logger, deps.capacity));
  app.use(requireOwnOrigin(deps.publicUrl, deps.cookieName));
  app.use(jsonBody());
  for (const router of deps.routers) {
    app.use(router.routes());
    app.use(router.allowedMethods());
  }
  app.use(staffConsole(deps.consoleDir, deps.storageOrigin));
  app.use(serve(deps.webDir, { maxage: 0, setHeaders: cacheForever }));
  return app;
}

function securityHeaders({ publicUrl, storageOrigin }: WebAppDeps): Koa.Middleware {
  const secure = publicUrl.startsWith('https://');
  return helmet({
    // Taro sets style attributes on its elements; inline scripts stay forbidden.
    contentSecurityPolicy: contentSecurity({ storageOrigin, styleSrc: ["'self'", "'unsafe-inline'"] }),
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
  });
}

const isHangUp = (error: Error) =>
  'code' in error && ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));

function jsonBody(): Koa.Middleware {
  return bodyParser({
    enableTypes: ['json'],
    jsonLimit,
    jsonStrict: true,
    onError: (error) => {
      const isTooLarge = 'status' in error && error.status === 413;
      throw isTooLarge
        ? new AppError('file_too_large', { message: '提交的内容太多' })
        : new AppError('malformed_request');
    },
  });
}
