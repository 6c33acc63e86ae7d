import Taro from '@tarojs/taro';
import { authorization } from '../session/token';
import { toNetworkError } from './network-error';
import { absoluteUrl } from './transport';

const images = new Set(['jpg', 'png']);

/**
 * Shows a file behind a short-lived link: photos large, papers in WeChat's reader (from where they can be sent on
 * or saved), anything in a new tab of a browser. Throws `NetworkError` when it cannot be fetched.
 */
export const openFile = (link: string, fileType: string): Promise<void> =>
  process.env.TARO_ENV === 'h5' ? openInBrowser(link) : openInWechat(link, fileType);

async function openInBrowser(link: string): Promise<void> {
  window.open(link, '_blank', 'noopener');
}

async function openInWechat(link: string, fileType: string): Promise<void> {
  try {
    const header = link.startsWith('/') ? authorization() : {};
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: absoluteUrl(link), header });
    if (statusCode >= 400) throw new Error(`download ${statusCode}`);
    if (images.has(fileType)) await Taro.previewImage({ urls: [tempFilePath] });
    else await Taro.openDocument({ filePath: tempFilePath, fileType: asDocumentType(fileType), showMenu: true });
  } catch (cause) {
    throw toNetworkError(cause);
  }
}

const asDocumentType = (fileType: string) => (fileType === 'docx' || fileType === 'xlsx' ? fileType : 'pdf');
