import type { FileType } from '@yuanhang/domain';

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
