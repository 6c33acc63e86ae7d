import Taro from '@tarojs/taro';
import { createClient, privacyRoutes, type Transport } from '@yuanhang/contract';
import { authorization } from '../session/token';
import { toNetworkError } from './network-error';
import { absoluteUrl } from './transport';

const typeOfArchives = 'application/zip';

/**
 * Fetches the user's data export with a request of the page, so that a refusal is shown as a message and not as a page
 * of JSON. Returns the archive's temporary address for `keepArchive`. Throws `NetworkError`, `ApiError`.
 */
export async function fetchMyArchive(numbers: boolean): Promise<string> {
  const answer =
    process.env.TARO_ENV === 'h5'
      ? await createClient(inBrowser, authorization)(privacyRoutes.exportMine, { body: { numbers } })
      : await createClient(inWechat, authorization)(privacyRoutes.exportMineByPhone, {
          query: numbers ? { numbers: 'true' } : {},
        });
  if (typeof answer !== 'string') throw new Error('the archive is nowhere');
  return answer;
}

/** The body is the archive's address, or the error body. */
const inBrowser: Transport = async ({ method, url, headers, body }) => {
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) return { status: answer.status, body: readJson(await answer.text()) };
    const bytes = await answer.blob();
    return { status: answer.status, body: URL.createObjectURL(new Blob([bytes], { type: typeOfArchives })) };
  } catch (cause) {
    throw toNetworkError(cause);
  }
};

/** WeChat writes every response into a file, including an error. */
const inWechat: Transport = async ({ url, headers }) => {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url: absoluteUrl(url), header: { ...headers } }).catch(
    (cause) => {
      throw toNetworkError(cause);
    },
  );
  return { status: statusCode, body: statusCode < 400 ? tempFilePath : readJson(await textOf(tempFilePath)) };
};

const textOf = (filePath: string): Promise<string> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'utf8',
      success: ({ data }) => resolve(typeof data === 'string' ? data : ''),
      fail: () => resolve(''),
    });
  });

/** Null when the text is not JSON, for example a proxy's error page. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Saves the archive: a browser downloads it; WeChat cannot open archives, so it is sent to a chat and saved from there. */
export async function keepArchive(address: string, fileName: string): Promise<void> {
  if (process.env.TARO_ENV !== 'h5') {
    await Taro.shareFileMessage({ filePath: address, fileName });
    return;
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}
