import { z } from 'zod';
import { id, instant, pageOf, pageQuery } from '../shared/schemas';
import { importKinds } from './limits';

export const importKind = z.enum(importKinds, '不能导入这种数据');

/** The planned or actual effect of a file. With problems nothing is written. */
export const report = z.object({
  applied: z.boolean(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** The first problems, up to `importLimits.problems`. `row` is the row of the sheet; the header is row 1. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), message: z.string() })),
});
/** multipart/form-data: `kind`, `mode` (`check` or `apply`), then `file` (XLSX or CSV, up to 10 MB and 20,000 rows). */
export const run = { response: report };
export const entry = z.object({
  id,
  kind: importKind,
  fileName: z.string(),
  sha256: z.string(),
  by: z.string(),
  at: instant,
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
});
export const list = { query: z.strictObject(pageQuery), response: pageOf(entry) };
/** An XLSX file, not JSON. */
export const template = { params: z.strictObject({ kind: importKind }), response: z.unknown() };
