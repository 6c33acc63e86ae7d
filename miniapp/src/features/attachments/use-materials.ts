import Taro from '@tarojs/taro';
import { type Attachment, attachmentRoutes, type Requirement } from '@yuanhang/contract';
import { useState } from 'react';
import { call, fitPhoto, type PickedFile, pdfOfPages, pickFile, toFailure, upload } from '../../shared/api';
import { confirm, showDone, showError } from '../../shared/ui';
import { fileSize } from './labels';
import { openAttachment } from './open-attachment';

export interface Owner {
  readonly type: 'application' | 'request' | 'check_in';
  readonly id: string;
}

interface UnderWay {
  readonly key: string;
  readonly progress: number;
}

/** Selects, uploads, shows and deletes the files of one owner, one at a time. */
export function useMaterials(owner: Owner, onChange: () => void) {
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const fail = (key: string, error: unknown) => {
    const { problems: named, message } = toFailure(error);
    setProblems((all) => ({ ...all, [key]: named[0]?.message ?? message }));
  };

  /** Runs what may fail for one material, and shows the failure beside it. */
  async function attempt(requirement: Requirement, work: () => Promise<void>): Promise<void> {
    if (underWay) return;
    setProblems((all) => ({ ...all, [requirement.key]: '' }));
    try {
      await work();
    } catch (error) {
      fail(requirement.key, error);
    } finally {
      setUnderWay(null);
    }
  }

  const send = (requirement: Requirement, replaces?: string): Promise<void> =>
    attempt(requirement, async () => {
      const picked = await pickFile(requirement.fileTypes);
      if (!picked) return;
      const file = await fitPhoto(picked, requirement.maxBytes);
      if (file !== picked) showDone(`照片已缩小到 ${fileSize(file.bytes)}`);
      await sendFile(requirement, file, replaces);
    });

  /** Sends the photos, in their order, as the pages of one PDF. */
  const sendPages = (requirement: Requirement, photos: readonly PickedFile[]): Promise<void> =>
    attempt(requirement, async () => {
      setUnderWay({ key: requirement.key, progress: 0 });
      await sendFile(requirement, await pdfOfPages(photos, `${requirement.name}.pdf`, requirement.maxBytes));
    });

  async function sendFile({ key, maxBytes }: Requirement, file: PickedFile, replaces?: string): Promise<void> {
    if (file.bytes > maxBytes) {
      const problem = `文件有 ${fileSize(file.bytes)}，不能超过 ${fileSize(maxBytes)}`;
      setProblems((all) => ({ ...all, [key]: problem }));
      return;
    }
    setUnderWay({ key, progress: 0 });
    const place = {
      ownerType: owner.type,
      ownerId: owner.id,
      requirementKey: key,
      fileName: file.name,
      bytes: file.bytes,
    };
    const begun = await call(attachmentRoutes.beginUpload, {
      body: replaces === undefined ? place : { ...place, replaces },
    });
    await upload(begun.upload, file, (progress) => setUnderWay({ key, progress }));
    await call(attachmentRoutes.completeUpload, { params: { id: begun.id } });
    onChange();
  }

  async function remove(file: Attachment): Promise<void> {
    const sure = await confirm({ title: '删除这个文件？', text: file.fileName, confirm: '删除', danger: true });
    if (!sure) return;
    try {
      await call(attachmentRoutes.remove, { params: { id: file.id } });
      onChange();
    } catch (error) {
      showError(toFailure(error).message);
    }
  }

  /** Shows the actions for a file: view, download, and replace or delete if it may change. */
  async function choose(requirement: Requirement, file: Attachment, mayChange: boolean): Promise<void> {
    const itemList = mayChange ? ['查看', '下载', '替换', '删除'] : ['查看', '下载'];
    const picked = await Taro.showActionSheet({ itemList }).catch(() => null);
    if (picked?.tapIndex === 0) await openAttachment(file, 'view');
    if (picked?.tapIndex === 1) await openAttachment(file, 'download');
    if (picked?.tapIndex === 2) await send(requirement, file.id);
    if (picked?.tapIndex === 3) await remove(file);
  }

  const progressOf = (key: string): number | null => (underWay?.key === key ? underWay.progress : null);
  return { problems, progressOf, send, sendPages, choose };
}
