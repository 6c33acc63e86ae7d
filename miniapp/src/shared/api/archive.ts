import Taro from '@tarojs/taro';
import { authorization } from '../session/token';
import { toNetworkError } from './network-error';
import { absoluteUrl } from './transport';
import { UploadRefused } from './upload-refused';

/**
 * Fetches a ZIP of our own server. A browser keeps it by itself (null); WeChat answers where the phone has it for now.
 * Throws `NetworkError`, and `UploadRefused` with the status when the server will not give it.
 */
export async function downloadArchive(path: string): Promise<string | null> {
  if (process.env.TARO_ENV === 'h5') {
    window.open(path, '_blank', 'noopener');
    return null;
  }
  const answer = await Taro.downloadFile({ url: absoluteUrl(path), header: authorization() }).catch((cause) => {
    throw toNetworkError(cause);
  });
  if (answer.statusCode >= 400) throw new UploadRefused(answer.statusCode);
  return answer.tempFilePath;
}

/** WeChat opens no archives: it is sent to a chat, from where it can be kept. Only on a tap. */
export async function shareArchive(filePath: string, fileName: string): Promise<void> {
  await Taro.shareFileMessage({ filePath, fileName });
}
