import { attachmentRoutes as contract } from '@yuanhang/contract';
import { attachmentSchemas as schemas } from '@yuanhang/contract/schemas';
import { AppError } from '../../platform/errors';
import type { Api } from '../../platform/http';
import { contentDisposition, type LocalFiles } from '../../platform/storage';
import { receiveForm } from './receive-form';

/** A served file is data, not a page: it must not run scripts, load anything, or be framed by other sites. */
const inert = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
/**
 * Chromium does not show a sandboxed PDF; its viewer is a separate process, and the fixed content type prevents
 * sniffing.
 */
const inertPdf = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/** Replaces the object store where there is none: accepts uploads by ticket and serves files by link. */
export function fileRoutes(api: Api, files: LocalFiles): void {
  api.raw(contract.receiveUpload, schemas.receiveUpload, async ({ ctx }) => {
    await receiveForm(ctx.req, files);
    ctx.body = { ok: true };
  });

  api.raw(contract.openFile, schemas.openFile, async ({ ctx, params }) => {
    const file = await files.open(params.link);
    if (!file) throw new AppError('link_expired');
    const asPdf = file.disposition === 'inline' && file.contentType === 'application/pdf';
    ctx.set('Content-Security-Policy', asPdf ? inertPdf : inert);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Content-Disposition', contentDisposition(file.disposition, file.fileName));
    ctx.type = file.contentType;
    ctx.length = file.bytes;
    ctx.body = file.stream;
  });
}
