import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { type Attachment, attachmentRoutes } from '@yuanhang/contract';
import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { call, messageOf, useAction } from '../../../shared/api';
import { openAttachment, uploadAttachment } from '../../../shared/transfer';

interface BlankFormProps {
  /** Null until the material is saved. */
  readonly programmeId: string | null;
  readonly requirementKey: string;
  readonly file: Attachment | null;
  readonly fixed: boolean;
}

/** The blank form that students fill in and upload as this material. */
export function BlankForm({ programmeId, requirementKey, file, fixed }: BlankFormProps) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [part, setPart] = useState<number | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['programmes', programmeId] });
  const remove = useAction((id: string) => call(attachmentRoutes.remove, { params: { id } }), {
    done: '已删除空白表',
    onDone: refresh,
  });
  if (programmeId === null) return <p className="quiet">保存之后，可以为这项材料上传空白表。</p>;
  const owner = { ownerType: 'programme' as const, ownerId: programmeId, requirementKey };
  async function send(chosen: File) {
    setPart(0);
    try {
      await uploadAttachment({ ...owner, ...(file && { replaces: file.id }) }, chosen, setPart);
      message.success('已上传空白表');
      await refresh();
    } catch (error) {
      message.error(messageOf(error));
    } finally {
      setPart(null);
    }
  }
  const words = part === null ? (file ? '换一份' : '上传空白表') : `正在上传 ${Math.round(part * 100)}%`;
  return (
    <div className="blank-form">
      {file && (
        <Button
          type="link"
          disabled={false}
          onClick={() => openAttachment(file.id).catch((error: unknown) => message.error(messageOf(error)))}
        >
          空白表：{file.fileName}
        </Button>
      )}
      <Upload
        accept=".pdf,.docx,.xlsx"
        showUploadList={false}
        disabled={fixed || part !== null}
        beforeUpload={(chosen) => {
          void send(chosen);
          return false;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={part !== null}>
          {words}
        </Button>
      </Upload>
      {file && (
        <Button type="text" onClick={() => remove.run(file.id)}>
          删除空白表
        </Button>
      )}
    </div>
  );
}
