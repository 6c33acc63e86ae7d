import type { ErrorBody, ErrorCode } from '@yuanhang/contract';
import type { Middleware } from 'koa';
import { ConnectionError, TimeoutError } from 'sequelize';
import { type Capacity, fullStore } from '../capacity';
import { explained, isDuplicate, isUnreachable, newId, StaleVersion } from '../database';
import { AppError } from '../errors';
import { describeError, type Logger } from '../log';
import { StorageFailed } from '../storage';

/** The error for the person; null for an unexpected one. */
export function translate(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof StaleVersion) return new AppError('stale_version');
  if (isDuplicate(error)) return new AppError('already_exists');
  if (fullStore(error)) return new AppError('storage_full');
  if (error instanceof ConnectionError || error instanceof TimeoutError || isUnreachable(error))
    return new AppError('unavailable');
  if (error instanceof StorageFailed)
    return new AppError('upstream_failed', { message: '文件存储没有响应，请稍后再试' });
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return new AppError(error.status === 413 ? 'file_too_large' : 'malformed_request');
  }
  return null;
}

function bodyOf(error: AppError, requestId: string): ErrorBody {
  const { code, message, problems, detail } = error;
  return { code, message, requestId, problems, ...(detail === undefined ? {} : { detail }) };
}

const emptyAnswers: Readonly<Record<number, ErrorCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  501: 'method_not_allowed',
};

/**
 * Gives every request an id and every error the same shape; logs unexpected errors and hides their details from the
 * caller.
 */
export function errors(logger: Logger, capacity: Pick<Capacity, 'note'>): Middleware {
  return async (ctx, next) => {
    const began = performance.now();
    const requestId = newId();
    ctx.state.requestId = requestId;
    ctx.set('X-Request-Id', requestId);
    try {
      await next();
      const empty = ctx.path.startsWith('/api/') && ctx.body === undefined ? emptyAnswers[ctx.status] : undefined;
      if (empty) throw new AppError(empty);
    } catch (thrown) {
      const error = await explained(thrown).catch(() => thrown);
      const known = translate(error);
      const shown = known ?? new AppError('unexpected');
      const about = { requestId, path: ctx.path, method: ctx.method, error: describeError(error) };
      capacity.note(error);
      if (known === null) logger.error(about, 'unexpected error');
      else if (shown.status >= 500) logger.warn(about, shown.code);
      ctx.status = shown.status;
      ctx.body = bodyOf(shown, requestId);
      if (shown.code === 'rate_limited' || shown.code === 'unavailable') ctx.set('Retry-After', '5');
    }
    const milliseconds = Math.round(performance.now() - began);
    // Logs the route instead of the address, which may contain search terms.
    logger.info({ requestId, method: ctx.method, route: ctx.state.route, status: ctx.status, milliseconds }, 'request');
  };
}
