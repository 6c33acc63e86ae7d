import Taro from '@tarojs/taro';
import { identityRoutes } from '@yuanhang/contract';
import { authorization } from '../session/token';
import { NetworkError, toNetworkError } from './network-error';
import type { PickedFile } from './pick-file';
import { absoluteUrl, taroTransport } from './transport';
import { UploadBlocked, UploadRefused } from './upload-refused';

/** Where and how to post the file: the answer of `attachmentRoutes.beginUpload`. */
export interface UploadTarget {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileField: string;
}

const timeoutMs = 120_000;

/** Posts the file as multipart. `onProgress` gets 0 to 1. Throws `NetworkError`, `UploadBlocked`, `UploadRefused`. */
export async function upload(
  target: UploadTarget,
  file: PickedFile,
  onProgress: (part: number) => void,
): Promise<void> {
  const status = await post(target, file, onProgress).catch(async (cause: unknown) => {
    throw (await isBlocked(cause)) ? new UploadBlocked() : cause;
  });
  if (status >= 400) throw new UploadRefused(status);
  onProgress(1);
}

const post = (target: UploadTarget, { source }: PickedFile, onProgress: (part: number) => void): Promise<number> =>
  'file' in source ? postFromBrowser(target, source.file, onProgress) : postFromWechat(target, source.path, onProgress);

/** A platform reports a storage that it may not reach like a missing network; our own server tells them apart. */
async function isBlocked(cause: unknown): Promise<boolean> {
  if (!(cause instanceof NetworkError) || cause.kind !== 'offline') return false;
  const { method, path } = identityRoutes.meta;
  return taroTransport({ method, url: path, headers: {}, body: undefined }).then(
    () => true,
    () => false,
  );
}

/** The bearer token is for our own server only, never for the object storage. */
const headersFor = (url: string) => (url.startsWith('/') ? authorization() : {});

function postFromWechat(target: UploadTarget, path: string, onProgress: (part: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const task = Taro.uploadFile({
      url: absoluteUrl(target.url),
      filePath: path,
      name: target.fileField,
      formData: { ...target.fields },
      header: headersFor(target.url),
      timeout: timeoutMs,
      success: ({ statusCode }) => resolve(statusCode),
      fail: (cause) => reject(toNetworkError(cause)),
    });
    task.progress(({ progress }) => onProgress(progress / 100));
    // The callbacks above handle failures; without this one would also be an unhandled rejection.
    task.catch(() => undefined);
  });
}

/** `fetch` reports no upload progress. */
function postFromBrowser(target: UploadTarget, file: File, onProgress: (part: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(target.fields)) form.append(name, value);
    form.append(target.fileField, file);
    const request = new XMLHttpRequest();
    request.open('POST', target.url);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new NetworkError('offline'));
    request.ontimeout = () => reject(new NetworkError('timeout'));
    request.send(form);
  });
}
