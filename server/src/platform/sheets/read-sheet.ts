import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors';
import { readInThread, TooComplex } from '../files/pool';
import type { RowsAnswer } from '../files/tasks';
import type { RowsQuestion, SheetRow } from './sheet-row';

type Refusal = Extract<RowsAnswer, { kind: 'refused' }>['refusal'];

export interface Sheet {
  /** The name of the sheet; empty for a CSV file. */
  readonly name: string;
  /** The names of further sheets that have known headings and are not read. */
  readonly others: readonly string[];
  /** One after another; the server answers other requests between the batches. */
  readonly rows: AsyncGenerator<SheetRow>;
}

/**
 * Reads an XLSX file's sheet that has the known headings, or a CSV file, in a thread; empty rows are left out. Throws
 * `file_content_mismatch` for other content, `file_locked`, `file_too_large` beyond `maxRows` rows, of which empty ones
 * count too.
 */
export async function readSheet(question: RowsQuestion, bytes: Buffer): Promise<Sheet> {
  const answer = await read(question, bytes);
  if (answer.kind === 'refused') throw refusalOf(answer.refusal, question.maxRows);
  return { name: answer.sheet, others: answer.others, rows: rowsOf(answer.batches) };
}

async function* rowsOf(batches: readonly Uint8Array[]): AsyncGenerator<SheetRow> {
  for (const batch of batches) {
    const rows: readonly SheetRow[] = JSON.parse(new TextDecoder().decode(batch));
    yield* rows;
    await setImmediate();
  }
}

async function read(question: RowsQuestion, bytes: Buffer): Promise<RowsAnswer> {
  try {
    return await readInThread('rows', { ...question, bytes });
  } catch (error) {
    if (error instanceof TooComplex) return { kind: 'refused', refusal: 'too_complex' };
    throw error;
  }
}

const saveAs = '请在 Excel 或 WPS 中打开，选“另存为”，保存类型选“Excel 工作簿（*.xlsx）”，再选这个新文件';

const unreadable: Readonly<Record<Exclude<Refusal, 'locked' | 'too_many_rows'>, string>> = {
  unreadable: '文件无法读取，请使用 XLSX 或 CSV',
  too_complex: '文件过于复杂，无法读取，请只保留需要的数据后再试',
  old_excel: `这是旧版表格文件（.xls 或 .et），不能直接读取。${saveAs}`,
  open_document: `这是 OpenDocument 表格（.ods），不能直接读取。${saveAs}`,
  web_page: `这个文件的内容是网页，不是表格（有些系统导出的 .xls 是这样）。${saveAs}`,
};

function refusalOf(refusal: Refusal, maxRows: number): AppError {
  if (refusal === 'locked')
    return new AppError('file_locked', {
      message: '这个表格有打开密码。请在 Excel 的“文件 → 信息 → 保护工作簿”中清除密码，保存后再选一次',
    });
  if (refusal === 'too_many_rows')
    return new AppError('file_too_large', {
      message: `一次最多 ${maxRows - 1} 行（空行也算），请删除空行或分成几个文件`,
    });
  return new AppError('file_content_mismatch', { message: unreadable[refusal] });
}
