import Taro from '@tarojs/taro';
import type { FileType } from '@yuanhang/domain';
import { showError } from '../ui/toast/toast';

/** A file the user chose: a path in WeChat, the browser's own object on H5. */
export interface PickedFile {
  readonly name: string;
  readonly bytes: number;
  readonly source: { readonly path: string } | { readonly file: File };
}

/** Lets the user choose one file of the given types; null when cancelled. Rejects when WeChat fails. */
export function pickFile(types: readonly FileType[]): Promise<PickedFile | null> {
  return process.env.TARO_ENV === 'h5' ? pickInBrowser(types) : pickInWechat(types);
}

const takesPhotos = (types: readonly FileType[]): boolean => types.includes('jpg') || types.includes('png');

/** On Android, WeChat's browser opens the album for `image/*` alone, and nothing at all for photos among other types. */
const needsTwoWays = () => /Android/.test(navigator.userAgent) && /MicroMessenger/.test(navigator.userAgent);

async function pickInBrowser(types: readonly FileType[]): Promise<PickedFile | null> {
  if (!takesPhotos(types) || !needsTwoWays()) return chooseInBrowser(accepting(types));
  const others = types.filter((type) => type !== 'jpg' && type !== 'png');
  if (others.length === 0) return chooseInBrowser('image/*');
  const ways = ['拍照或从相册选择', '选择文件'];
  const answer = await Taro.showActionSheet({ itemList: ways }).catch(() => null);
  if (answer === null) return null;
  return chooseInBrowser(answer.tapIndex === 0 ? 'image/*' : accepting(others));
}

/** Photos under every name that phones and programs give them: the server or this phone turns them into JPEG. */
export const accepting = (types: readonly FileType[]): string =>
  types.map((type) => (type === 'jpg' ? '.jpg,.jpeg,.jfif,.webp' : `.${type}`)).join(',');

const chooseInBrowser = async (accept: string): Promise<PickedFile | null> =>
  (await chooseAll(accept, false))[0] ?? null;

/** None when cancelled. */
function chooseAll(accept: string, multiple: boolean): Promise<PickedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.onchange = () =>
      resolve(Array.from(input.files ?? [], (file) => ({ name: file.name, bytes: file.size, source: { file } })));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Lets the user choose several photos, at most `most`; none when cancelled. Rejects when WeChat fails. */
export async function pickPhotos(most: number): Promise<readonly PickedFile[]> {
  if (process.env.TARO_ENV === 'h5') return (await chooseAll('image/*', true)).slice(0, most);
  return (await unlessCancelled(() => pickFromAlbum(Math.min(most, 9)))) ?? [];
}

/** Photos come from the album or camera, everything else from a chat: WeChat gives mini programs no other files. */
const pickInWechat = (types: readonly FileType[]): Promise<PickedFile | null> =>
  unlessCancelled(async () => {
    if (!takesPhotos(types)) return pickFromChat(types);
    const { tapIndex } = await Taro.showActionSheet({ itemList: ['从聊天记录选择文件', '从相册选择或拍照'] });
    return tapIndex === 0 ? pickFromChat(types) : ((await pickFromAlbum(1))[0] ?? null);
  });

async function unlessCancelled<T>(pick: () => Promise<T>): Promise<T | null> {
  try {
    return await pick();
  } catch (cause) {
    // WeChat reports closing the sheet or the chooser as a failure.
    if (/cancel/.test(errorWords(cause))) return null;
    if (!/privacy/.test(errorWords(cause))) throw cause;
    // A refusal is not permanent: WeChat asks again on the next tap.
    showError('没有同意隐私授权，暂时不能选择文件');
    return null;
  }
}

const errorWords = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null ? String(Reflect.get(cause, 'errMsg') ?? cause) : String(cause);

// Both choosers use callbacks: neither Taro nor old WeChat returns a promise here.
function pickFromChat(types: readonly FileType[]): Promise<PickedFile | null> {
  const extension = types.flatMap((type) => (type === 'jpg' ? ['jpg', 'jpeg', 'webp'] : [type]));
  return new Promise((resolve, reject) => {
    const success = ({ tempFiles }: Taro.chooseMessageFile.SuccessCallbackResult) => {
      const file = tempFiles[0];
      resolve(file ? { name: file.name, bytes: file.size, source: { path: file.path } } : null);
    };
    void Taro.chooseMessageFile({ count: 1, type: 'file', extension, success, fail: reject });
  });
}

function pickFromAlbum(count: number): Promise<PickedFile[]> {
  return new Promise((resolve, reject) => {
    const success = ({ tempFiles }: Taro.chooseMedia.SuccessCallbackResult) =>
      resolve(
        tempFiles.map(({ tempFilePath, size }, index) => {
          const extension = /\.(jpe?g|png|webp|heic|heif)$/i.exec(tempFilePath)?.[0] ?? '.jpg';
          const name = `照片${count > 1 ? ` ${index + 1}` : ''}${extension.toLowerCase()}`;
          return { name, bytes: size, source: { path: tempFilePath } };
        }),
      );
    void Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['original', 'compressed'], success, fail: reject });
  });
}
