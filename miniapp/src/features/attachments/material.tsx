import { type Attachment, attachmentRoutes, type Requirement } from '@yuanhang/contract';
import { useState } from 'react';
import { call, useSubmit } from '../../shared/api';
import { confirm, Row, Sheet, showDone, UploadRow } from '../../shared/ui';
import { openAttachment, openPaper } from './open-attachment';
import { type Owner, useUpload } from './use-upload';
import { fileRule, fileSize } from './words';

interface Props {
  readonly owner: Owner;
  readonly requirement: Requirement;
  readonly attachments: readonly Attachment[];
  /** May be looked at only. */
  readonly readOnly?: boolean;
  /** Said under it, once the person tried to go on. */
  readonly problem?: string;
  /** Something was added or removed on the server. */
  readonly onChanged: () => Promise<void> | void;
}

/** One asked-for material and what can be done with its files. */
export function Material({ owner, requirement, attachments, readOnly = false, problem, onChanged }: Props) {
  const [chosen, setChosen] = useState<Attachment | null>(null);
  const sending = useUpload(owner, requirement, onChanged);
  const { blankFormUrl } = requirement;
  const wrong = sending.problem ?? (attachments.length === 0 ? problem : undefined);
  const onFile = (id: string) => {
    const file = attachments.find((one) => one.id === id) ?? null;
    if (readOnly && file) void openAttachment(file);
    else setChosen(file);
  };
  return (
    <>
      <UploadRow
        name={requirement.name}
        required={requirement.required && !readOnly}
        help={readOnly ? '' : [requirement.help, fileRule(requirement)].filter(Boolean).join(' · ')}
        files={attachments.map((one) => ({ id: one.id, name: one.fileName, size: fileSize(one.bytes) }))}
        progress={sending.progress}
        onFile={onFile}
        {...(wrong ? { problem: wrong } : {})}
        {...(readOnly || attachments.length >= requirement.maxCount ? {} : { onAdd: () => void sending.send() })}
        {...(blankFormUrl === null || readOnly
          ? {}
          : { onBlank: () => void openPaper(blankFormUrl, blankFormUrl.split('.').pop()) })}
      />
      <FileSheet
        file={chosen}
        onClose={() => setChosen(null)}
        onReplace={(id) => void sending.send(id)}
        onChanged={onChanged}
      />
    </>
  );
}

interface SheetProps {
  readonly file: Attachment | null;
  readonly onClose: () => void;
  readonly onReplace: (id: string) => void;
  readonly onChanged: () => Promise<void> | void;
}

function FileSheet({ file, onClose, onReplace, onChanged }: SheetProps) {
  const remove = useSubmit((id: string) => call(attachmentRoutes.remove, { params: { id } }), {
    onDone: () => {
      showDone('已删除');
      void onChanged();
    },
  });
  const act = (then: (file: Attachment) => void) => () => {
    onClose();
    if (file) then(file);
  };
  const ask = async ({ id, fileName }: Attachment) => {
    if (await confirm({ title: '删除这个文件？', text: fileName, confirm: '删除', danger: true })) await remove.run(id);
  };
  return (
    <Sheet open={file !== null} title={file?.fileName ?? ''} onClose={onClose}>
      <Row plain icon="eye" title="查看" onTap={act((one) => void openAttachment(one))} />
      <Row plain icon="download" title="下载" onTap={act((one) => void openAttachment(one, 'download'))} />
      <Row plain icon="refresh" title="换一个文件" onTap={act((one) => onReplace(one.id))} />
      <Row plain icon="trash" title="删除" onTap={act((one) => void ask(one))} />
    </Sheet>
  );
}
