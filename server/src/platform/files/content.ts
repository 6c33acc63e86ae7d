import type { FileType } from '@yuanhang/domain';
import { cleanJpeg } from './jpeg';
import { beginsWithMarkup, type Kind, kindOf, typeNames } from './kind';
import { isLocked } from './locked';
import { endsAsArchive, isValidOfficeFile, officeVerdict } from './office';
import { pdfVerdict } from './pdf';
import { isTooLarge, megapixelsOf, type Picture } from './picture';
import { cleanPng } from './png';
import { jpegOfWebp, webpSize } from './webp';
import { readArchive } from './zip';

/** What is wrong with a file. */
export type Flawed =
  /**
   * `mismatch`: something else is hidden in it. `loads_elsewhere`: it would load a template or an object from another
   * place. `runs_something`: a PDF with a script, an action that starts a program, or an enclosed program.
   */
  | {
      readonly verdict:
        | 'mismatch'
        | 'locked'
        | 'damaged'
        | 'heic'
        | 'loads_elsewhere'
        | 'runs_something'
        | 'too_complex';
    }
  | { readonly verdict: 'too_many_pixels'; readonly megapixels: number; readonly most: number }
  /** `is`: what it is in truth; null when it is nothing known. */
  | { readonly verdict: 'other_type'; readonly is: string | null };
export interface Sound {
  readonly verdict: 'sound';
  /** By the content, whatever the name says. */
  readonly type: FileType;
  /** The bytes to store: of a picture without the place where it was taken. */
  readonly bytes: Buffer;
}
export type Verdict = (Sound | Flawed)['verdict'];

const maxMegapixels = 200;
/** A picture that is converted stands unpacked in memory, several times. */
const maxConvertedMegapixels = 25;
const million = 1_000_000;
const officeParts = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
] as const;

/**
 * Checks the content completely, and finds its type among those accepted: also unpacks archives to check their members. For
 * files that are stored or read by the server; runs in a thread (`checkFile`), because strangers decide how long it takes.
 */
export async function judge(accepted: readonly FileType[], bytes: Buffer): Promise<Sound | Flawed> {
  const kind = kindOf(bytes);
  const type = await typeOf(kind, accepted, bytes);
  if (typeof type !== 'string') return type;
  if (!accepted.includes(type)) return { verdict: 'other_type', is: nameOf(kind, type) };
  switch (kind.kind) {
    case 'png':
      return picture('png', cleanPng(bytes));
    case 'jpg':
      return picture('jpg', cleanJpeg(bytes));
    case 'webp':
      return converted(bytes);
    default: {
      if (type === 'pdf' && endsAsArchive(bytes)) return { verdict: 'mismatch' };
      const verdict = await (type === 'pdf' ? pdfVerdict(bytes) : officeVerdict(bytes));
      return verdict === 'sound' ? { verdict, type, bytes } : { verdict };
    }
  }
}

/** The verdict on a file that may have one type only. */
export const contentVerdict = async (type: FileType, bytes: Buffer): Promise<Verdict> =>
  (await judge([type], bytes)).verdict;

/** The type that the file has once it is stored, or why it can have none. */
async function typeOf(kind: Kind, accepted: readonly FileType[], bytes: Buffer): Promise<FileType | Flawed> {
  const takesPictures = accepted.includes('jpg') || accepted.includes('png');
  switch (kind.kind) {
    case 'pdf':
    case 'png':
    case 'jpg':
      return kind.kind;
    case 'webp':
      return 'jpg';
    case 'heic':
      return takesPictures ? { verdict: 'heic' } : { verdict: 'other_type', is: 'HEIC 照片' };
    case 'archive':
      return officeTypeOf(bytes);
    case 'ole':
      if (accepted.some((type) => isLocked(type, bytes))) return { verdict: 'locked' };
      return { verdict: 'other_type', is: '旧版 Office 文件（doc、xls）' };
    case 'foreign':
      return { verdict: 'other_type', is: kind.name };
    case 'unknown':
      return beginsWithMarkup(headOf(bytes)) ? { verdict: 'mismatch' } : { verdict: 'other_type', is: null };
  }
}

async function officeTypeOf(bytes: Buffer): Promise<FileType | Flawed> {
  for (const [type, part] of officeParts) if (await isValidOfficeFile(bytes, part)) return type;
  const members = await readArchive(bytes).then(
    (archive) => archive.members,
    () => null,
  );
  if (members === null) return { verdict: 'damaged' };
  const isOffice = members.some(({ fileName }) => officeParts.some(([, part]) => part === fileName));
  return isOffice ? { verdict: 'mismatch' } : { verdict: 'other_type', is: 'ZIP 压缩包' };
}

const nameOf = ({ kind }: Kind, type: FileType): string => (kind === 'webp' ? 'WebP 图片' : typeNames[type]);

function picture(type: 'jpg' | 'png', found: Picture | null): Sound | Flawed {
  if (found === null || found.width === 0 || found.height === 0) return { verdict: 'damaged' };
  if (isTooLarge(found, maxMegapixels * million))
    return { verdict: 'too_many_pixels', megapixels: megapixelsOf(found), most: maxMegapixels };
  if (beginsWithMarkup(headOf(found.bytes))) return { verdict: 'mismatch' };
  return { verdict: 'sound', type, bytes: found.bytes };
}

async function converted(bytes: Buffer): Promise<Sound | Flawed> {
  const size = webpSize(bytes);
  if (size === null) return { verdict: 'damaged' };
  if (isTooLarge(size, maxConvertedMegapixels * million))
    return { verdict: 'too_many_pixels', megapixels: megapixelsOf(size), most: maxConvertedMegapixels };
  try {
    return { verdict: 'sound', type: 'jpg', bytes: await jpegOfWebp(bytes) };
  } catch {
    return { verdict: 'damaged' };
  }
}

const headOf = (bytes: Buffer): string => bytes.toString('latin1', 0, 1024);
