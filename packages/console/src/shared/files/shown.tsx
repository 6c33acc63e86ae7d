import { useQuery } from '@tanstack/react-query';
import type { Attachment } from '@yuanhang/contract';
import { lazy, Suspense, useState } from 'react';
import { Answer, Loading, Nothing } from '../ui';

const PdfPages = lazy(() => import('./pdf-pages'));
const linkLives = 4 * 60_000;

interface ShownProps {
  readonly file: Attachment;
  readonly link: () => Promise<{ readonly url: string }>;
}

/** The content of a file, if a browser can show it without running its scripts. */
export function Shown({ file, link }: ShownProps) {
  const found = useQuery({
    queryKey: ['file', file.id],
    queryFn: link,
    staleTime: linkLives,
    gcTime: linkLives,
    // What is shown stays shown; another link to a sensitive file would be recorded as another opening.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [broken, setBroken] = useState(false);
  const isImage = file.fileType === 'jpg' || file.fileType === 'png';
  if (broken || (!isImage && file.fileType !== 'pdf')) return <Nothing words="这个文件不能在这里预览，请下载后打开" />;
  return (
    <Answer query={found}>
      {({ url }) =>
        isImage ? (
          <img className="preview-image" src={url} alt={file.fileName} onError={() => setBroken(true)} />
        ) : (
          <Suspense fallback={<Loading />}>
            <PdfPages url={url} onFailed={() => setBroken(true)} />
          </Suspense>
        )
      }
    </Answer>
  );
}
