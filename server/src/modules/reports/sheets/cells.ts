import { countryName } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import type { SheetColumn } from '../../../platform/sheets';
import type { ApplicationRow } from '../applications';

/** A column with its heading and its width in characters. */
export const column = (head: string, width = 14): SheetColumn => ({ head, width });
/** The name of a country; empty for none. */
export const country = (code: string | null) => (code === null ? '' : countryName(code));
/** `2026-11-24 10:00`, Asia/Shanghai. */
export const moment = (instant: string | Date) =>
  new Date(toDate(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
/** Fen as yuan. */
export const yuan = (fen: number | string | null) => (fen === null ? null : Number(fen) / 100);

/** The columns of `personOf`. */
export const person = [column('申请编号', 16), column('学号', 16), column('姓名', 12), column('学院', 20)];
/** Number, student and college of an application, the first columns of most sheets. */
export const personOf = (row: Pick<ApplicationRow, 'number' | 'student_number' | 'student_name' | 'college'>) => [
  row.number,
  row.student_number,
  row.student_name,
  row.college,
];
