import { parsed, refusal } from './refusal';

/**
 * Posts a form with a file and reports the upload progress, 0 to 1. Fails as `call` does. Uses `XMLHttpRequest`, because
 * `fetch` reports no upload progress.
 */
export function sendForm(url: string, form: FormData, onProgress?: (part: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new TypeError('no answer'));
    request.onload = () => {
      if (request.status < 400) resolve(parsed(request.responseText));
      else reject(refusal(request.status, request.responseText));
    };
    request.send(form);
  });
}
