import * as pdfjs from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../ui';

pdfjs.GlobalWorkerOptions.workerSrc = worker;
const mostPages = 60;
const width = 860;

/**
 * Renders a PDF page by page. The browser's own viewer would need a frame, which our policy forbids, and rendering here
 * runs none of the file's scripts.
 */
export default function PdfPages({ url, onFailed }: { url: string; onFailed: () => void }) {
  const into = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const task = pdfjs.getDocument({ url, isEvalSupported: false });
    let over = false;
    draw(task, into.current, () => over)
      .then(() => setReady(true))
      .catch(() => {
        if (!over) onFailed();
      });
    return () => {
      over = true;
      void task.destroy();
    };
  }, [url, onFailed]);
  return (
    <>
      {!ready && <Loading />}
      <div className="pdf-pages" ref={into} />
    </>
  );
}

async function draw(task: pdfjs.PDFDocumentLoadingTask, into: HTMLElement | null, isOver: () => boolean) {
  const pdf = await task.promise;
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const page = await pdf.getPage(number);
    if (isOver() || into === null) return;
    const scale = (width * window.devicePixelRatio) / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `第 ${number} 页，共 ${pdf.numPages} 页`);
    into.append(canvas);
    await page.render({ canvas, viewport }).promise;
  }
}
