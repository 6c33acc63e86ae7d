import Taro from '@tarojs/taro';
import { authorization } from '../session/token';
import { FileRefused } from './file-refused';
import { toNetworkError } from './network-error';
import { absoluteUrl } from './transport';

const images = new Set(['jpg', 'png']);

/**
 * Shows a file: in WeChat, photos in the image preview and documents in WeChat's reader (which can forward or save
 * them); in a browser, any file in a new tab. Call it in the tap handler, before any `await`.
 * @param linkOf requests the short-lived link
 * Throws `NetworkError`, `FileRefused`, and whatever `linkOf` throws.
 */
export const openFile = (linkOf: () => Promise<string>, fileType: string): Promise<void> =>
  process.env.TARO_ENV === 'h5' ? openInBrowser(linkOf) : openInWechat(linkOf, fileType);

async function openInBrowser(linkOf: () => Promise<string>): Promise<void> {
  // Safari opens a tab only during the tap itself, not after an asynchronous answer.
  const tab = window.open('', '_blank');
  try {
    // `noopener` would return no handle to the tab; clearing `opener` protects this page in the same way.
    if (tab) tab.opener = null;
    const link = await linkOf();
    if (tab) tab.location.replace(link);
    else window.location.assign(link);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

async function openInWechat(linkOf: () => Promise<string>, fileType: string): Promise<void> {
  const link = await linkOf();
  const header = link.startsWith('/') ? authorization() : {};
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: absoluteUrl(link), header }).catch((cause) => {
    throw toNetworkError(cause);
  });
  if (statusCode >= 400) throw new FileRefused();
  try {
    if (images.has(fileType)) await Taro.previewImage({ urls: [tempFilePath] });
    else await Taro.openDocument({ filePath: tempFilePath, fileType: asDocumentType(fileType), showMenu: true });
  } catch {
    throw new FileRefused();
  }
}

const asDocumentType = (fileType: string) => (fileType === 'docx' || fileType === 'xlsx' ? fileType : 'pdf');
