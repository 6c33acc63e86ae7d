import type { FileType } from '@yuanhang/domain';
import { isValidJpeg, isValidPng } from './images';
import { endsAsArchive, isGenuineOfficeFile, isValidOfficeFile } from './office';

export const contentTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The type of the file extension; null for one that is not accepted. */
export function fileTypeOf(fileName: string): FileType | null {
  const extension = /\.([A-Za-z]{3,4})$/.exec(fileName)?.[1]?.toLowerCase();
  if (extension === 'jpeg') return 'jpg';
  return extension === 'pdf' ||
    extension === 'jpg' ||
    extension === 'png' ||
    extension === 'docx' ||
    extension === 'xlsx'
    ? extension
    : null;
}

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
 * Same as `contentMatches`, but also unpacks archives to check their members: for files that are stored or read by
 * the server.
 */
export async function isGenuineContent(type: FileType, bytes: Buffer): Promise<boolean> {
  if (!(await contentMatches(type, bytes))) return false;
  return type === 'docx' || type === 'xlsx' ? isGenuineOfficeFile(bytes) : true;
}
