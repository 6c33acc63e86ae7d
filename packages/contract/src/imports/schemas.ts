import { z } from 'zod';
import { id, idParams, instant, pageOf, pageQuery } from '../shared/schemas';
import { importKinds } from './limits';

export const importKind = z.enum(importKinds, '不能导入这种数据');

/** A part of a list; `total` counts all of it. */
const partOf = <T extends z.ZodType>(item: T) => z.object({ total: z.int(), items: z.array(item) });

/** The planned or actual effect of a file. With problems nothing is written. */
export const report = z.object({
  applied: z.boolean(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  problemCount: z.int(),
  /** The first problems, up to `importLimits.problems`. `row` is the row of the sheet, starting at 1. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), message: z.string() })),
  /** The sheet that was read, and further ones that have known headings; empty for a CSV file. */
  sheet: z.string(),
  otherSheets: z.array(z.string()),
  /** The columns of the file, and the field that each is imported as; null for one that is not imported. */
  columns: z.array(z.object({ head: z.string(), field: z.string().nullable() })),
  /** The fields that a column can be imported as. */
  fields: z.array(z.object({ key: z.string(), head: z.string() })),
  /** The fields for which the file has no column: they stay as they are. */
  untouched: z.array(z.string()),
  /** Rows below the headings that hold no data, such as a total. */
  skipped: z.array(z.object({ row: z.int(), text: z.string() })),
  /** The stored values that become empty. */
  emptied: z.int(),
  /** By page (`importLimits.page`); only of a check without problems. `key` is a student number, code or account. */
  changes: partOf(
    z.object({
      row: z.int(),
      key: z.string(),
      name: z.string(),
      fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  fresh: partOf(z.object({ row: z.int(), key: z.string(), name: z.string() })),
  /** The students of the register who are not in the file. They stay as they are. */
  missing: partOf(z.object({ key: z.string(), name: z.string() })),
});
/**
 * multipart/form-data: `kind`, `mode` (`check` or `apply`), optionally `page` (from 0) and `mapping` (a JSON object: the
 * key of a field by heading, null for a column that is not imported; remembered for the next file with the same headings
 * when the file is applied), then `file` (XLSX or CSV, up to 10 MB and 20,000 rows).
 */
export const run = { response: report };
/** multipart/form-data: `kind`, optionally `mapping`, then `file`. Answers with the rows of the file and their problems as XLSX, not JSON. */
export const problems = { response: z.unknown() };
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
  /** Until when it can be undone; null for one that cannot. */
  undoableUntil: instant.nullable(),
  undone: z.object({ at: instant, by: z.string() }).nullable(),
});
export const list = { query: z.strictObject(pageQuery), response: pageOf(entry) };
/**
 * Restores what the import changed, and removes whom it added. `kept` are the students who stay as they are, because they
 * were edited or used since.
 */
export const undo = {
  params: idParams,
  response: z.object({
    undone: z.int(),
    kept: partOf(z.object({ key: z.string(), name: z.string(), reason: z.string() })),
  }),
};
/** An XLSX file, not JSON. */
export const template = { params: z.strictObject({ kind: importKind }), response: z.unknown() };
