import type { FileType } from '@yuanhang/domain';
import { startsWith } from './bytes';

export const oleContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The name of the stream that holds an office document under its password. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether an office document cannot be opened without a password; `pdfVerdict` says it of a PDF. */
export const isLocked = (type: FileType, bytes: Buffer): boolean =>
  (type === 'docx' || type === 'xlsx') && startsWith(bytes, oleContainer) && bytes.includes(encryptedPackage);
