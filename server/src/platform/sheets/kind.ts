import { startsWith } from '../files/bytes';
import { isLocked } from '../files/locked';

/** Why a file is no sheet that can be read; each has its own advice. */
export type NoSheet = 'locked' | 'old_excel' | 'open_document' | 'web_page' | 'unreadable';

const oleContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The first member of an OpenDocument spreadsheet, which is not compressed. */
const openDocument = 'application/vnd.oasis.opendocument';
const textNames = ['.csv', '.txt', '.tsv', '.tab', '.xls'];

/** What the content of a file is. Text counts as CSV under the names that spreadsheet programs and student systems use. */
export function kindOf(fileName: string, bytes: Buffer): 'xlsx' | 'csv' | NoSheet {
  if (isLocked('xlsx', bytes)) return 'locked';
  if (startsWith(bytes, oleContainer)) return 'old_excel';
  const start = bytes.toString('latin1', 0, 1024);
  if (start.startsWith('PK')) return start.slice(0, 200).includes(openDocument) ? 'open_document' : 'xlsx';
  if (/^[\s\u00ef\u00bb\u00bf]*<(\?xml|!doctype|html|head|body|table|meta|style|div)[\s>]/i.test(start))
    return 'web_page';
  const name = fileName.toLowerCase();
  return textNames.some((ending) => name.endsWith(ending)) ? 'csv' : 'unreadable';
}
