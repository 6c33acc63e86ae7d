import { type FileType, minuteMilliseconds } from '@yuanhang/domain';
import { toBoolean } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import { contentTypes } from '../../../platform/storage';
import type { FileAccessContext } from '../context';
import type { AttachmentRow } from '../model';
import type { SensitiveFile } from '../owners';
import { requireReadable } from './access';
import { findFile } from './files';

export type WayOfOpening = 'view' | 'download';
export interface FileLink {
  readonly url: string;
  readonly expiresAt: string;
}
/** A file with checked bytes. */
type StoredFile = AttachmentRow & { readonly storage_key: string };

const linkMilliseconds = 5 * minuteMilliseconds;
/** Types that browsers display without running scripts from our origin. */
const viewable: readonly FileType[] = ['pdf', 'jpg', 'png'];

/**
 * A link to one file, valid for five minutes for anyone who has it. Throws `not_found`, `unsupported_file`, and
 * `not_allowed_now` until the scanner has checked the file, and for a file that needs a purpose.
 */
export async function readLink(
  context: FileAccessContext,
  principal: Principal,
  id: string,
  as: WayOfOpening,
): Promise<FileLink> {
  const row = await findReadable(context, principal, id, as);
  if (await sensitiveFor(context, principal, row))
    throw new AppError('not_allowed_now', {
      message: '这个文件有证件或银行卡信息，请写明查看目的后打开',
      detail: 'purpose_needed',
    });
  return linkTo(context, row, as);
}

/** Throws the errors of `readLink`, except that about the purpose. */
export async function findReadable(
  context: FileAccessContext,
  principal: Principal,
  id: string,
  as: WayOfOpening,
): Promise<StoredFile> {
  const row = await findFile(context, id);
  if (row?.state !== 'complete' || row.storage_key === null) throw new AppError('not_found');
  await requireReadable(context, principal, row);
  if (toBoolean(row.quarantined))
    throw new AppError('not_allowed_now', { message: '文件正在安全检查，请稍后再看', detail: 'quarantined' });
  if (as === 'view' && !viewable.includes(row.file_type)) {
    throw new AppError('unsupported_file', { message: '这种文件不能在线查看，请下载' });
  }
  return { ...row, storage_key: row.storage_key };
}

/** What a file shows to this person beyond their own data; null for a file of their own or without such data. */
export async function sensitiveFor(
  { owners }: FileAccessContext,
  principal: Principal,
  { owner_type, owner_id, requirement_key }: StoredFile,
): Promise<SensitiveFile | null> {
  const sensitive = await owners[owner_type].sensitive(owner_id, requirement_key);
  return sensitive?.studentId === principal.userId ? null : sensitive;
}

export async function linkTo(
  { clock, storage }: FileAccessContext,
  row: StoredFile,
  as: WayOfOpening,
): Promise<FileLink> {
  const expires = new Date(clock.real().getTime() + linkMilliseconds);
  const url = await storage.createReadLink({
    key: row.storage_key,
    fileName: row.file_name,
    contentType: contentTypes[row.file_type],
    disposition: as === 'view' ? 'inline' : 'attachment',
    expires,
  });
  return { url, expiresAt: expires.toISOString() };
}
