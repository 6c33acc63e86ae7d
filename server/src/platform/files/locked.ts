import type { FileType } from '@yuanhang/domain';
import { startsWith } from './images';

const oleContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The name of the stream that holds an office document under its password. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether a file cannot be opened without a password. A PDF that only forbids printing or editing is not locked. */
export async function isLocked(type: FileType, bytes: Buffer): Promise<boolean> {
  if (type === 'docx' || type === 'xlsx') return startsWith(bytes, oleContainer) && bytes.includes(encryptedPackage);
  // The key stands outside of every compressed part of a PDF, so that a reader can find it.
  return type === 'pdf' && bytes.includes('/Encrypt') && asksForPassword(bytes);
}

/** Opens the PDF with the empty password, as every reader does first. A file that is broken otherwise is not locked. */
async function asksForPassword(bytes: Buffer): Promise<boolean> {
  const { getDocument, VerbosityLevel } = await loadPdf();
  const opening = getDocument({
    // A copy, because the library takes the bytes that it is given.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    isEvalSupported: false,
  });
  try {
    await opening.promise;
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException';
  } finally {
    await opening.destroy();
  }
}

/** The library defines drawing classes by those of a browser as it loads; we draw nothing. */
async function loadPdf() {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: class {}, configurable: true });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
