import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors';
import { readInThread, TooComplex } from '../files/pool';
import type { RowsAnswer } from '../files/tasks';
import type { SheetRow } from './sheet-row';

/**
 * Reads the rows of an XLSX file's first sheet or of a CSV file, one after another, in a thread; empty rows are left
 * out. The server answers other requests between the batches. Throws `file_content_mismatch` for other content,
 * `file_locked`, `file_too_large` beyond `maxRows` rows, of which empty ones count too.
 */
export async function* readRows(fileName: string, bytes: Buffer, maxRows: number): AsyncGenerator<SheetRow> {
  const answer = await read(fileName, bytes, maxRows);
  if (answer.kind === 'refused') throw refusalOf(answer.refusal, maxRows);
  for (const batch of answer.batches) {
    const rows: readonly SheetRow[] = JSON.parse(new TextDecoder().decode(batch));
    yield* rows;
    await setImmediate();
  }
}

async function read(fileName: string, bytes: Buffer, maxRows: number): Promise<RowsAnswer> {
  try {
    return await readInThread('rows', { fileName, bytes, maxRows });
  } catch (error) {
    if (error instanceof TooComplex) return { kind: 'refused', refusal: 'too_complex' };
    throw error;
  }
}

function refusalOf(refusal: Extract<RowsAnswer, { kind: 'refused' }>['refusal'], maxRows: number): AppError {
  switch (refusal) {
    case 'unreadable':
      return new AppError('file_content_mismatch', { message: '文件无法读取，请使用 XLSX 或 CSV' });
    case 'too_complex':
      return new AppError('file_content_mismatch', { message: '文件过于复杂，无法读取，请只保留需要的数据后再试' });
    case 'locked':
      return new AppError('file_locked');
    case 'too_many_rows':
      return new AppError('file_too_large', {
        message: `一次最多 ${maxRows - 1} 行（空行也算），请删除空行或分成几个文件`,
      });
  }
}
