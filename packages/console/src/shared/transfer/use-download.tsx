import { App, Button } from 'antd';
import { useCallback } from 'react';
import { messageOf, newKey } from '../api';
import { fileNameOf, sizeText } from './file-labels';
import { refusal } from './refusal';

/** A route that answers with a file. */
interface Asked {
  readonly url: string;
  /** A form with a file, or what is sent as JSON. */
  readonly body: object;
}

async function receive({ url, body }: Asked, signal: AbortSignal, onProgress: (bytes: number) => void) {
  const answer = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    ...(body instanceof FormData
      ? { body }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal,
  });
  if (!answer.ok || !answer.body) throw refusal(answer.status, await answer.text());
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    bytes += part.value.byteLength;
    onProgress(bytes);
  }
  return { file: new Blob(chunks), name: fileNameOf(answer.headers.get('Content-Disposition'), '导出.xlsx'), bytes };
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** At the bottom, because at the top the card would cover the export buttons. */
const placement = 'bottomRight';

/** Downloads a long file in the background. Its card stays on every page, shows the progress and has a stop button. */
export function useDownload() {
  const { notification } = App.useApp();
  return useCallback(
    async (asked: Asked, title: string) => {
      const key = newKey();
      const stop = new AbortController();
      const say = (words: string) =>
        notification.open({
          key,
          placement,
          message: `正在导出：${title}`,
          description: words,
          duration: 0,
          closable: false,
          actions: (
            <Button size="small" onClick={() => stop.abort()}>
              停止
            </Button>
          ),
        });
      say('可以去做别的事，完成后会自动保存');
      try {
        const { file, name, bytes } = await receive(asked, stop.signal, (got) => say(`已收到 ${sizeText(got)}`));
        save(file, name);
        const description = `${name} · ${sizeText(bytes)}`;
        // Replaces the card of the running download; settings not overridden here would stay.
        notification.success({
          key,
          placement,
          message: `已导出：${title}`,
          description,
          duration: 4.5,
          closable: true,
          actions: null,
        });
      } catch (error) {
        if (stop.signal.aborted) notification.destroy(key);
        else {
          const message = `没有导出：${title}`;
          notification.error({ key, placement, message, description: messageOf(error), duration: 0 });
        }
      }
    },
    [notification],
  );
}
