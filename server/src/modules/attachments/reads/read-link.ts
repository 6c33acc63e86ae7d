import { type FileType, minuteMilliseconds } from '@yuanhang/domain';
import { toBoolean } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import { contentTypes } from '../../../platform/storage';
import type { FileAccessContext } from '../context';
import { requireReadable } from './access';
import { findFile } from './files';

const linkMilliseconds = 5 * minuteMilliseconds;
/** Types that browsers display without running scripts from our origin. */
const viewable: readonly FileType[] = ['pdf', 'jpg', 'png'];

/**
 * A link to one file, valid for five minutes for anyone who has it. Throws `not_found`, `unsupported_file`, and
 * `not_allowed_now` until the scanner has checked the file.
 */
export async function readLink(
  context: FileAccessContext,
  principal: Principal,
  id: string,
  as: 'view' | 'download',
): Promise<{ url: string; expiresAt: string }> {
  const row = await findFile(context, id);
  if (row?.state !== 'complete' || row.storage_key === null) throw new AppError('not_found');
  await requireReadable(context, principal, row);
  if (toBoolean(row.quarantined))
    throw new AppError('not_allowed_now', { message: '文件正在安全检查，请稍后再看', detail: 'quarantined' });
  if (as === 'view' && !viewable.includes(row.file_type)) {
    throw new AppError('unsupported_file', { message: '这种文件不能在线查看，请下载' });
  }
  const expires = new Date(context.clock.real().getTime() + linkMilliseconds);
  const url = await context.storage.createReadLink({
    key: row.storage_key,
    fileName: row.file_name,
    contentType: contentTypes[row.file_type],
    disposition: as === 'view' ? 'inline' : 'attachment',
    expires,
  });
  return { url, expiresAt: expires.toISOString() };
}
