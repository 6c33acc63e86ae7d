import type { Context } from 'koa';
import { contentDisposition } from '../storage';

/** Sends a generated PDF as a download with its file name. */
export function sendPdf(ctx: Context, { fileName, bytes }: { fileName: string; bytes: Buffer }): void {
  ctx.set('Content-Disposition', contentDisposition('attachment', fileName));
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.type = 'application/pdf';
  ctx.body = bytes;
}
