import Taro from '@tarojs/taro';
import { createClient, privacyRoutes, type Transport } from '@yuanhang/contract';
import { authorization } from '../session/token';
import { toNetworkError } from './network-error';
import { absoluteUrl } from './transport';

const typeOfArchives = 'application/zip';

/**
 * Fetches everything held on me, in the page: a refusal is words for the person, never a page of JSON. Answers where
 * the archive is for now (`keepArchive`). Throws `NetworkError`, `ApiError`.
 */
export async function fetchMyArchive(numbers: boolean): Promise<string> {
  const client = createClient(process.env.TARO_ENV === 'h5' ? inBrowser : inWechat, authorization);
  const answer = await client(privacyRoutes.exportMine, { query: numbers ? { numbers: 'true' } : {} });
  if (typeof answer !== 'string') throw new Error('the archive is nowhere');
  return answer;
}

/** The body is the archive's address, or the refusal. */
const inBrowser: Transport = async ({ url, headers }) => {
  try {
    const answer = await fetch(url, { headers: { ...headers } });
    if (!answer.ok) return { status: answer.status, body: readJson(await answer.text()) };
    const bytes = await answer.blob();
    return { status: answer.status, body: URL.createObjectURL(new Blob([bytes], { type: typeOfArchives })) };
  } catch (cause) {
    throw toNetworkError(cause);
  }
};

/** WeChat writes whatever comes into a file, a refusal too. */
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

/** Null when it is none: a proxy's page is no refusal of ours. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Saves it: a browser as a download; WeChat opens no archives, there it goes to a chat, from where it can be kept. */
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
