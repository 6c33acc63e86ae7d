import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import { AppError } from '../errors';

const parse = bodyParser({
  enableTypes: ['form'],
  formLimit: '4kb',
  onError: () => {
    throw new AppError('malformed_request');
  },
});

/** The fields of an HTML form, or of JSON. Only routes that say so take a form; every other body is JSON. */
export async function readForm(ctx: Context): Promise<unknown> {
  if (ctx.is('json')) return ctx.request.body;
  // The parser of JSON, which has run, leaves an empty body.
  ctx.request.body = undefined;
  await parse(ctx, async () => undefined);
  return ctx.request.body;
}
