import Taro from '@tarojs/taro';
import { authorization } from '../session/token';
import { NetworkError, toNetworkError } from './network-error';
import type { PickedFile } from './pick-file';
import { absoluteUrl } from './transport';
import { UploadRefused } from './upload-refused';

/** Where and how to post the file: the answer of `attachmentRoutes.beginUpload`. */
export interface UploadTarget {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileField: string;
}

const timeoutMs = 120_000;

/** Posts the file as multipart. `onProgress` gets 0 to 1. Throws `NetworkError` or `UploadRefused`. */
export async function upload(
  target: UploadTarget,
  file: PickedFile,
  onProgress: (part: number) => void,
): Promise<void> {
  const status =
    'file' in file.source
      ? await postFromBrowser(target, file.source.file, onProgress)
      : await postFromWechat(target, file.source.path, onProgress);
  if (status >= 400) throw new UploadRefused(status);
  onProgress(1);
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
