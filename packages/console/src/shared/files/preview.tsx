import { DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { type Attachment, attachmentRoutes } from '@yuanhang/contract';
import { Button, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { call } from '../api';
import { Answer, Loading, Nothing } from '../ui';

const PdfPages = lazy(() => import('./pdf-pages'));
const linkLives = 4 * 60_000;

interface PreviewProps {
  readonly files: readonly Attachment[];
  readonly at: number;
  readonly goTo: (at: number | null) => void;
}

/** Previews a file on top of its record; the arrow keys switch files, Esc closes. */
export function Preview({ files, at, goTo }: PreviewProps) {
  const file = files[at];
  if (!file) return null;
  const step = (by: number) => goTo((at + by + files.length) % files.length);
  return (
    <Modal
      open
      width={960}
      title={file.fileName}
      onCancel={() => goTo(null)}
      footer={
        <div className="preview-foot">
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label="上一个文件"
            onClick={() => step(-1)}
            disabled={files.length < 2}
          />
          <span className="quiet">
            {at + 1} / {files.length}
          </span>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label="下一个文件"
            onClick={() => step(1)}
            disabled={files.length < 2}
          />
          <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void download(file.id)}>
            下载
          </Button>
        </div>
      }
      modalRender={(dialog) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: handles keys that bubble up from the dialog
        <div
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') step(1);
            if (key === 'ArrowLeft') step(-1);
          }}
        >
          {dialog}
        </div>
      )}
    >
      <Shown key={file.id} file={file} />
    </Modal>
  );
}

async function download(id: string): Promise<void> {
  const { url } = await call(attachmentRoutes.readLink, { params: { id }, query: { as: 'download' } });
  window.location.assign(url);
}

function Shown({ file }: { file: Attachment }) {
  const link = useQuery({
    queryKey: ['file', file.id],
    queryFn: () => call(attachmentRoutes.readLink, { params: { id: file.id }, query: { as: 'view' } }),
    staleTime: linkLives,
    gcTime: linkLives,
  });
  const [broken, setBroken] = useState(false);
  const isImage = file.fileType === 'jpg' || file.fileType === 'png';
  if (broken || (!isImage && file.fileType !== 'pdf')) return <Nothing words="这个文件不能在这里预览，请下载后打开" />;
  return (
    <Answer query={link}>
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
