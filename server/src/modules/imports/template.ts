import { Workbook } from '@protobi/exceljs';
import { type ImportKind, importKindLabels } from '@yuanhang/contract';
import { type Column, importFiles } from './columns';

/**
 * A file to fill in, with the headings of the columns and one example. Headings of required columns end with a star.
 */
export async function template(kind: ImportKind): Promise<{ fileName: string; bytes: Buffer }> {
  const title = importKindLabels[kind];
  const { columns } = importFiles[kind];
  const book = new Workbook();
  const sheet = book.addWorksheet(title);
  const all: readonly Column[] = columns;
  sheet.addRow(all.map(({ head, required }) => (required ? `${head}*` : head))).font = { bold: true };
  sheet.addRow(all.map(({ example }) => example));
  for (const [index] of all.entries()) {
    const column = sheet.getColumn(index + 1);
    column.width = 16;
    // As text, so that a student number keeps its leading zeros and a date is not converted.
    column.numFmt = '@';
  }
  return { fileName: `${title}导入模板.xlsx`, bytes: Buffer.from(await book.xlsx.writeBuffer()) };
}
