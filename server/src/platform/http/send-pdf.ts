import type { Context } from 'koa';
import { contentDisposition } from '../storage';

/** A paper made now, to be saved under its name. */
export function sendPdf(ctx: Context, { fileName, bytes }: { fileName: string; bytes: Buffer }): void {
  ctx.set('Content-Disposition', contentDisposition('attachment', fileName));
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.type = 'application/pdf';
  ctx.body = bytes;
}
