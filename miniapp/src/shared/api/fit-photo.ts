import Taro from '@tarojs/taro';
import { drawnAsJpeg } from './draw-photo';
import { PhotoUnfit } from './photo-unfit';
import type { PickedFile } from './pick-file';

/** From the best that is legible to the smallest: the longest side in pixels and the quality. */
export const photoSteps = [
  { side: 4096, quality: 0.85 },
  { side: 3000, quality: 0.8 },
  { side: 2200, quality: 0.75 },
  { side: 1600, quality: 0.7 },
] as const;

const isPhoto = ({ name }: PickedFile): boolean => /\.(jpe?g|jfif|png|webp|heic|heif)$/i.test(name);
const isHeic = ({ name }: PickedFile): boolean => /\.hei[cf]$/i.test(name);

/**
 * The photo in a form that the server takes: as it is when it fits; otherwise drawn again, smaller, as JPEG. Also draws
 * HEIC, where the browser can open it. Anything that is no photo stays as it is. Throws `PhotoUnfit`.
 */
export async function fitPhoto(file: PickedFile, maxBytes: number): Promise<PickedFile> {
  if (!isPhoto(file) || (file.bytes <= maxBytes && !isHeic(file))) return file;
  for (const step of photoSteps) {
    const smaller = await drawnSmaller(file, step).catch(() => null);
    if (smaller === null) break;
    if (smaller.bytes <= maxBytes) return { ...smaller, name: file.name.replace(/\.[^.]*$/, '.jpg') };
  }
  // The server refuses an unfit HEIC with what to change in the camera.
  if (isHeic(file)) return file;
  throw new PhotoUnfit('照片太大，手机没能缩小，请截图或另存为较小的照片后再上传');
}

type DrawnPhoto = Omit<PickedFile, 'name'>;

/** The photo as JPEG, within the size of the step. Rejects when the phone cannot open it. */
export const drawnSmaller = ({ source }: PickedFile, step: (typeof photoSteps)[number]): Promise<DrawnPhoto> =>
  'file' in source ? inBrowser(source.file, step) : inWechat(source.path, step);

async function inBrowser(photo: File, step: (typeof photoSteps)[number]): Promise<DrawnPhoto> {
  const file = new File([await drawnAsJpeg(photo, step)], 'photo.jpg', { type: 'image/jpeg' });
  return { bytes: file.size, source: { file } };
}

async function inWechat(src: string, { side, quality }: (typeof photoSteps)[number]): Promise<DrawnPhoto> {
  const { tempFilePath } = await Taro.compressImage({ src, quality: quality * 100, compressedWidth: side });
  return { bytes: await sizeOf(tempFilePath), source: { path: tempFilePath } };
}

const sizeOf = (filePath: string): Promise<number> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject });
  });
