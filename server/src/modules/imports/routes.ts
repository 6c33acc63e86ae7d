import { importRoutes as contract, importLimits } from '@yuanhang/contract';
import { importSchemas as schemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { fieldError } from '../../platform/errors';
import { type Api, receiveFile } from '../../platform/http';
import { contentDisposition, contentTypes } from '../../platform/storage';
import type { Imports } from './imports';

const maxBytes = importLimits.megabytes * 1024 * 1024;
const modes = z.enum(['check', 'apply']);

export function importRoutes(api: Api, imports: Imports): void {
  api.raw(contract.run, schemas.run, async ({ principal, ctx }) => {
    const { fields, fileName, bytes } = await receiveFile(ctx.req, maxBytes);
    const kind = schemas.importKind.safeParse(fields.kind);
    const mode = modes.safeParse(fields.mode);
    if (!kind.success) throw fieldError('kind', 'unknown_kind', '请选择导入学生、学院还是教职工');
    if (!mode.success) throw fieldError('mode', 'unknown_mode', 'mode 应为 check 或 apply');
    ctx.body = await imports.run(principal, kind.data, { fileName, bytes }, mode.data === 'apply');
  });
  api.handle(contract.list, schemas.list, ({ query }) => imports.list(query));
  api.raw(contract.template, schemas.template, async ({ params, ctx }) => {
    const { template } = await import('./template.js');
    const { fileName, bytes } = await template(params.kind);
    ctx.set('Content-Disposition', contentDisposition('attachment', fileName));
    ctx.type = contentTypes.xlsx;
    ctx.body = bytes;
  });
}
