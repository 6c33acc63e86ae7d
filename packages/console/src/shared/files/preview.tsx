import { DownloadOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type Attachment, attachmentRoutes } from '@yuanhang/contract';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { call, useAction } from '../api';
import { PurposeDialog } from '../ui';
import { Shown } from './shown';

/** A file of a material; a sensitive one shows a passport, visa, bank card or identity document. */
export type PreviewedFile = Attachment & { readonly sensitive: boolean };

interface PreviewProps {
  readonly files: readonly PreviewedFile[];
  readonly at: number;
  readonly goTo: (at: number | null) => void;
}

/** Previews a file on top of its record; the arrow keys switch files, Esc closes. */
export function Preview({ files, at, goTo }: PreviewProps) {
  /** The purposes given, by file: each opening is recorded, but the purpose is asked for once. */
  const [purposes, setPurposes] = useState<ReadonlyMap<string, string>>(new Map());
  const [asking, setAsking] = useState<'view' | 'download' | null>(null);
  const file = files[at];
  const download = useAction(async (purpose: string | null) => {
    if (file) window.location.assign((await linkOf(file.id, 'download', purpose)).url);
  });
  if (!file) return null;
  const purpose = purposes.get(file.id) ?? null;
  const isLocked = file.sensitive && purpose === null;
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
          <Button
            icon={<DownloadOutlined aria-hidden />}
            onClick={() => (isLocked ? setAsking('download') : download.run(purpose))}
          >
            下载
          </Button>
        </div>
      }
      modalRender={(dialog) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: handles keys that bubble up from the dialog
        <div
          onKeyDown={({ key }) => {
            if (asking === null && key === 'ArrowRight') step(1);
            if (asking === null && key === 'ArrowLeft') step(-1);
          }}
        >
          {dialog}
        </div>
      )}
    >
      {isLocked ? (
        <div className="preview-locked">
          <p>这个文件有证件或银行卡信息，写明目的后才能查看。</p>
          <Button type="primary" onClick={() => setAsking('view')}>
            查看
          </Button>
        </div>
      ) : (
        <Shown key={file.id} file={file} link={() => linkOf(file.id, 'view', purpose)} />
      )}
      <PurposeDialog
        open={asking !== null}
        title={`${asking === 'download' ? '下载' : '查看'}${file.fileName}`}
        okText={asking === 'download' ? '下载' : '查看'}
        onOk={(given) => {
          if (asking === 'download') download.run(given);
          else setPurposes(new Map(purposes).set(file.id, given));
          setAsking(null);
        }}
        onCancel={() => setAsking(null)}
      />
    </Modal>
  );
}

/** A link to a file; with a purpose, the opening is recorded. */
const linkOf = (id: string, as: 'view' | 'download', purpose: string | null) =>
  purpose === null
    ? call(attachmentRoutes.readLink, { params: { id }, query: { as } })
    : call(attachmentRoutes.openForPurpose, { params: { id }, body: { as, purpose } });
