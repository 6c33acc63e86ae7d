import { countryName, minuteMilliseconds, shanghaiOffset } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import type { SheetColumn } from '../../../platform/sheets';
import type { ApplicationRow } from '../applications';

/** A column with its heading and its width in characters. */
export const column = (head: string, width = 14): SheetColumn => ({ head, width });
/** The name of a country; empty for none. */
export const country = (code: string | null) => (code === null ? '' : countryName(code));
/** A column of plain dates, for cells of `day`. */
export const dayColumn = (head: string): SheetColumn => ({ head, width: 12, shows: 'day' });
/** A column of times, for cells of `moment`. */
export const momentColumn = (head: string): SheetColumn => ({ head, width: 18, shows: 'minute' });
/** A plain date as the value of a date cell. */
export const day = (on: string | null): Date | null => (on === null ? null : new Date(`${on}T00:00:00Z`));
/** An instant as the value of a date cell, in Asia/Shanghai. Sheets know no time zones: the cell holds the clock's reading. */
export const moment = (instant: string | Date): Date =>
  new Date(toDate(instant).getTime() + shanghaiOffset * minuteMilliseconds);
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
