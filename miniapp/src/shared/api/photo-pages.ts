import Taro from '@tarojs/taro';
import { drawnSmaller, photoSteps } from './fit-photo';
import { type PhotoPage, pdfOfPhotos } from './photo-pdf';
import { PhotoUnfit } from './photo-unfit';
import type { PickedFile } from './pick-file';

/** WeChat tells by these words how a photo lies. */
const turns: Readonly<Record<string, PhotoPage['turn']>> = { right: 90, down: 180, left: 270 };

/**
 * One PDF of the photos in their order, as large as the limit allows. Throws `PhotoUnfit` when a photo cannot be opened, or
 * all of them do not fit.
 */
export async function pdfOfPages(photos: readonly PickedFile[], name: string, maxBytes: number): Promise<PickedFile> {
  // The largest size is for a photo alone; a page is legible with less.
  for (const step of photoSteps.slice(1)) {
    const pages: PhotoPage[] = [];
    for (const photo of photos) pages.push(await pageOf(photo, step));
    const pdf = pdfOfPhotos(pages);
    if (pdf.length <= maxBytes) return { name, bytes: pdf.length, source: await stored(pdf, name) };
  }
  throw new PhotoUnfit('照片太多，合成后仍超过上限，请减少几张');
}

async function pageOf(photo: PickedFile, step: (typeof photoSteps)[number]): Promise<PhotoPage> {
  const { source } = await drawnSmaller(photo, step).catch(() => {
    throw new PhotoUnfit(`「${photo.name}」打不开，请另存为 JPG 后再选`);
  });
  if ('file' in source) return { jpeg: new Uint8Array(await source.file.arrayBuffer()), turn: 0 };
  const { orientation = 'up' } = await Taro.getImageInfo({ src: source.path });
  return { jpeg: await readInWechat(source.path), turn: turns[orientation] ?? 0 };
}

const readInWechat = (filePath: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const success = ({ data }: { data: string | ArrayBuffer }) =>
      typeof data === 'string' ? reject(new Error('text')) : resolve(new Uint8Array(data));
    Taro.getFileSystemManager().readFile({ filePath, success, fail: reject });
  });

async function stored(pdf: Uint8Array, name: string): Promise<PickedFile['source']> {
  const data = new Uint8Array(pdf).buffer;
  if (process.env.TARO_ENV === 'h5') return { file: new File([data], name, { type: 'application/pdf' }) };
  // Written over by the next one.
  const path = `${Taro.env.USER_DATA_PATH}/pages.pdf`;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({ filePath: path, data, success: () => resolve(), fail: reject });
  });
  return { path };
}
