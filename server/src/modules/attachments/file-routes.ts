import { attachmentRoutes as contract } from '@yuanhang/contract';
import { attachmentSchemas as schemas } from '@yuanhang/contract/schemas';
import { AppError } from '../../platform/errors';
import type { Api } from '../../platform/http';
import { contentDisposition, type LocalFiles } from '../../platform/storage';
import { receiveForm } from './receive-form';

/** A served file is data, not a page: it runs nothing, loads nothing, and is nobody's frame but ours. */
const inert = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
/** Chromium refuses to show a sandboxed PDF; its viewer is a process of its own, and the type cannot be guessed away. */
const inertPdf = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/** What the object store does itself when there is one: takes uploads by ticket, gives files by link. */
export function fileRoutes(api: Api, files: LocalFiles): void {
  api.raw(contract.receiveUpload, schemas.receiveUpload, async ({ ctx }) => {
    // Whatever goes wrong, what is left of the request is not worth reading for a next one.
    ctx.set('Connection', 'close');
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
