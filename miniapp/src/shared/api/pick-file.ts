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

function pickInBrowser(types: readonly FileType[]): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = types.map((type) => (type === 'jpg' ? '.jpg,.jpeg' : `.${type}`)).join(',');
    input.onchange = () => {
      const file = input.files?.[0];
      resolve(file ? { name: file.name, bytes: file.size, source: { file } } : null);
    };
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Photos come from the album or camera, everything else from a chat: WeChat gives mini programs no other files. */
async function pickInWechat(types: readonly FileType[]): Promise<PickedFile | null> {
  try {
    const photos = types.includes('jpg') || types.includes('png');
    if (!photos) return await pickFromChat(types);
    const { tapIndex } = await Taro.showActionSheet({ itemList: ['从聊天记录选择文件', '从相册选择或拍照'] });
    return tapIndex === 0 ? await pickFromChat(types) : await pickPhoto();
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
  const extension = types.flatMap((type) => (type === 'jpg' ? ['jpg', 'jpeg'] : [type]));
  return new Promise((resolve, reject) => {
    const success = ({ tempFiles }: Taro.chooseMessageFile.SuccessCallbackResult) => {
      const file = tempFiles[0];
      resolve(file ? { name: file.name, bytes: file.size, source: { path: file.path } } : null);
    };
    void Taro.chooseMessageFile({ count: 1, type: 'file', extension, success, fail: reject });
  });
}

function pickPhoto(): Promise<PickedFile | null> {
  return new Promise((resolve, reject) => {
    const success = ({ tempFiles }: Taro.chooseMedia.SuccessCallbackResult) => {
      const photo = tempFiles[0];
      if (!photo) return resolve(null);
      const extension = /\.(jpe?g|png)$/i.exec(photo.tempFilePath)?.[0] ?? '.jpg';
      const name = `照片${extension.toLowerCase()}`;
      resolve({ name, bytes: photo.size, source: { path: photo.tempFilePath } });
    };
    void Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['original', 'compressed'],
      success,
      fail: reject,
    });
  });
}
