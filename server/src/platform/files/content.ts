import type { FileType } from '@yuanhang/domain';
import { isValidJpeg, isValidPng } from './images';
import { isLocked } from './locked';
import { endsAsArchive, isValidOfficeFile, officeVerdict } from './office';

/** `locked`: it needs a password to open. `loads_elsewhere`: it would load a template or an object from another place. */
export type Verdict = 'sound' | 'mismatch' | 'locked' | 'loads_elsewhere';

/** Only at the very start: some readers look for `%PDF` anywhere, which polyglot files exploit. */
const pdfIsSane = (bytes: Buffer) =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1024).includes('%%EOF');

/** Content that a browser ignoring the declared type would treat as a page; no accepted file begins with it. */
const beginsWithMarkup = (bytes: Buffer) =>
  /<(!doctype\s+html|html|head|body|script|svg|iframe)[\s>/]/i.test(bytes.toString('latin1', 0, 1024));

/** Whether the bytes match the type. Reads only headers and never unpacks. */
export async function contentMatches(type: FileType, bytes: Buffer): Promise<boolean> {
  const isOffice = type === 'docx' || type === 'xlsx';
  if (beginsWithMarkup(bytes) || (!isOffice && endsAsArchive(bytes))) return false;
  switch (type) {
    case 'pdf':
      return pdfIsSane(bytes);
    case 'png':
      return isValidPng(bytes);
    case 'jpg':
      return isValidJpeg(bytes);
    case 'docx':
      return isValidOfficeFile(bytes, 'word/document.xml');
    case 'xlsx':
      return isValidOfficeFile(bytes, 'xl/workbook.xml');
  }
}

/**
 * Checks the content completely: also unpacks archives to check their members. For files that are stored or read by the
 * server; runs in a thread (`checkFile`), because strangers decide how long it takes.
 */
export async function contentVerdict(type: FileType, bytes: Buffer): Promise<Verdict> {
  if (await isLocked(type, bytes)) return 'locked';
  if (!(await contentMatches(type, bytes))) return 'mismatch';
  return type === 'docx' || type === 'xlsx' ? officeVerdict(bytes) : 'sound';
}
