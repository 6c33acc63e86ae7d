import type { FileType } from '@yuanhang/domain';

export const contentTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const extensions: Readonly<Record<string, FileType>> = {
  pdf: 'pdf',
  jpg: 'jpg',
  jpeg: 'jpg',
  // Windows saves pictures of web pages under these.
  jfif: 'jpg',
  jpe: 'jpg',
  png: 'png',
  docx: 'docx',
  xlsx: 'xlsx',
};
/** Extensions that a file keeps under its type; all others become the type's name. */
const usual: readonly string[] = ['pdf', 'jpg', 'jpeg', 'png', 'docx', 'xlsx'];
const extensionOf = (fileName: string): string => /\.([A-Za-z]{3,4})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** The type of the file extension; null for one that is not accepted. */
export const fileTypeOf = (fileName: string): FileType | null => extensions[extensionOf(fileName)] ?? null;

/** Whether the name is that of a picture, of a type that is accepted or can be made one. */
export const isPictureName = (fileName: string): boolean =>
  ['jpg', 'png'].includes(fileTypeOf(fileName) ?? '') || extensionOf(fileName) === 'webp';

/** The pictures of an iPhone that only some programs open. */
export const isHeicName = (fileName: string): boolean => ['heic', 'heif'].includes(extensionOf(fileName));

/** The name with the extension of the type that the content has. */
export function namedAs(type: FileType, fileName: string): string {
  const extension = extensionOf(fileName);
  if (extensions[extension] === type && usual.includes(extension)) return fileName;
  const isKnown = fileTypeOf(fileName) !== null || isPictureName(fileName);
  return `${isKnown ? fileName.slice(0, -extension.length - 1) : fileName}.${type}`;
}
