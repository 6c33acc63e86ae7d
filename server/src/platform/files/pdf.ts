import { provideBrowserClasses } from './browser-classes';
import { runsSomething, UnpacksTooMuch } from './pdf-actions';

/** Opens a PDF with the library that Firefox shows PDFs with. */
export type Opened = 'opened' | 'locked' | 'damaged';

/** What follows the end of a PDF in practice: padding of a download, a mail's footer, a signature. */
const endWithin = 8192;

/** Opens the PDF with the empty password, as every reader does first, and looks for its first and last page. */
export async function openPdf(bytes: Buffer): Promise<Opened> {
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
    return 'opened';
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
  } finally {
    await opening.destroy();
  }
}

/**
 * Whether a PDF opens and runs nothing. One with its objects and its end does; where the end is missing, which many programs and downloads
 * leave out, it is opened to see.
 */
export async function pdfVerdict(
  bytes: Buffer,
): Promise<'sound' | 'locked' | 'damaged' | 'runs_something' | 'too_complex'> {
  // The key stands outside of every compressed part of a PDF, so that a reader can find it.
  const opened = bytes.includes('/Encrypt') ? await openPdf(bytes) : null;
  if (opened === 'locked') return 'locked';
  if (!bytes.includes(' obj')) return 'damaged';
  const danger = dangerOf(bytes);
  if (danger !== null) return danger;
  if (bytes.subarray(-endWithin).includes('%%EOF')) return 'sound';
  return (opened ?? (await openPdf(bytes))) === 'opened' ? 'sound' : 'damaged';
}

function dangerOf(bytes: Buffer): 'runs_something' | 'too_complex' | null {
  try {
    return runsSomething(bytes) ? 'runs_something' : null;
  } catch (error) {
    if (error instanceof UnpacksTooMuch) return 'too_complex';
    throw error;
  }
}

async function loadPdf() {
  provideBrowserClasses();
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
