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

/** The type a name promises; null for one we do not take. */
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

/** Only at the very start: some readers look for `%PDF` anywhere, which is what a polyglot lives on. */
const pdfIsSane = (bytes: Buffer) =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1024).includes('%%EOF');

/** What a browser that ignores the declared type would take for a page: no file of ours begins with it. */
const beginsWithMarkup = (bytes: Buffer) =>
  /<(!doctype\s+html|html|head|body|script|svg|iframe)[\s>/]/i.test(bytes.toString('latin1', 0, 1024));

/** Are these bytes really what the name said? Reads headers only and never unpacks. */
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

/** The same, and an archive is unpacked to nowhere to see what comes out: for what is stored or read by us. */
export async function isGenuineContent(type: FileType, bytes: Buffer): Promise<boolean> {
  if (!(await contentMatches(type, bytes))) return false;
  return type === 'docx' || type === 'xlsx' ? isGenuineOfficeFile(bytes) : true;
}
