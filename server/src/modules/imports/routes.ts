import { importRoutes as contract, importLimits } from '@yuanhang/contract';
import { importSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Context } from 'koa';
import { z } from 'zod';
import { fieldError } from '../../platform/errors';
import { type Api, receiveFile } from '../../platform/http';
import { contentDisposition, contentTypes } from '../../platform/storage';
import type { Imports } from './imports';
import type { Mapping } from './model';

const maxBytes = importLimits.megabytes * 1024 * 1024;
const modes = z.enum(['check', 'apply']);
const pages = z.coerce.number().int().min(0).max(importLimits.rows).default(0);

/** JSON: the key of a field, or null, by heading. */
const mappings = z
  .string()
  .max(20_000)
  .transform((text, issues) => {
    try {
      return JSON.parse(text);
    } catch {
      issues.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(200), z.string().max(40).nullable()));

export function importRoutes(api: Api, imports: Imports): void {
  api.raw(contract.run, schemas.run, async ({ principal, ctx }) => {
    const { fields, kind, file } = await receive(ctx);
    const mode = modes.safeParse(fields.mode);
    const page = pages.safeParse(fields.page);
    if (!mode.success) throw fieldError('mode', 'unknown_mode', 'mode 应为 check 或 apply');
    if (!page.success) throw fieldError('page', 'invalid_page', '页码不正确');
    ctx.body = await imports.run(principal, kind, file, {
      apply: mode.data === 'apply',
      page: page.data,
      mapping: mappingOf(fields.mapping),
    });
  });
  api.raw(contract.problems, schemas.problems, async ({ principal, ctx }) => {
    const { fields, kind, file } = await receive(ctx);
    send(ctx, await imports.problems(principal, kind, file, mappingOf(fields.mapping)));
  });
  api.handle(contract.list, schemas.list, ({ query }) => imports.list(query));
  api.change(contract.undo, schemas.undo, ({ principal, params }, tx) => imports.undo(principal, params.id, tx));
  api.raw(contract.template, schemas.template, async ({ params, ctx }) => {
    const { template } = await import('./template.js');
    send(ctx, await template(params.kind));
  });
}

function mappingOf(text: string | undefined): Mapping | null {
  if (text === undefined) return null;
  const mapping = mappings.safeParse(text);
  if (!mapping.success) throw fieldError('mapping', 'invalid_mapping', '列的对应关系不正确');
  return mapping.data;
}

async function receive(ctx: Context) {
  const { fields, fileName, bytes } = await receiveFile(ctx.req, maxBytes);
  const kind = schemas.importKind.safeParse(fields.kind);
  if (!kind.success) throw fieldError('kind', 'unknown_kind', '请选择导入学生、学院还是教职工');
  return { fields, kind: kind.data, file: { fileName, bytes } };
}

function send(ctx: Context, { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer }): void {
  ctx.set('Content-Disposition', contentDisposition('attachment', fileName));
  ctx.type = contentTypes.xlsx;
  ctx.body = bytes;
}
