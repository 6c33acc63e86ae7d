import type { Attachment as AttachmentAnswer } from '@yuanhang/contract';
import { minuteMilliseconds } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import { checkFile } from '../../../platform/files';
import type { Principal } from '../../../platform/http';
import { contentTypes, namedAs } from '../../../platform/storage';
import type { FileAccessContext } from '../context';
import { refusalOf } from '../flaws';
import { Attachment, type AttachmentRow } from '../model';
import type { FileLimits } from '../owners';
import { presentAttachment } from '../presenters/attachment';
import { requireChangeable, requirementOf, requireReadable } from '../reads/access';
import { findFile } from '../reads/files';
import { checkedKey, incomingKey } from '../records';
import { requireSize } from '../rules';
import { finishUpload } from './finish-upload';
import { discardPending } from './mark-deleted';

/** An upload that began in time may end a little later than its ticket. */
const graceMilliseconds = 5 * minuteMilliseconds;

/**
 * Checks the uploaded bytes and only then stores the file, at a key that the upload ticket can no longer write to. A
 * repeated call after success gives the same response. Throws `not_found`, `not_allowed_now`, `link_expired`,
 * `file_too_large`, `file_content_mismatch`, `file_locked` (the last three delete the bytes). While the scanner does not answer, the
 * file is accepted but cannot be read (`releaseQuarantined`).
 */
export async function completeUpload(
  context: FileAccessContext,
  principal: Principal,
  id: string,
): Promise<AttachmentAnswer> {
  const row = await findFile(context, id);
  if (!row) throw new AppError('not_found');
  await requireReadable(context, principal, row);
  if (row.state === 'pending') {
    if (isOver(row, context.clock.real())) throw new AppError('link_expired', { message: '上传已超时，请重新上传' });
    try {
      await check(context, principal, row);
    } catch (error) {
      // A concurrent completion of the same upload may have moved the incoming file already.
      if ((await findFile(context, id))?.state !== 'complete') throw error;
    }
  }
  const done = await findFile(context, id);
  if (!done) throw new AppError('not_found');
  if (done.state !== 'complete') throw new AppError('request_in_progress');
  return presentAttachment(done);
}

const isOver = (row: AttachmentRow, now: Date): boolean =>
  row.expires_at === null || toDate(row.expires_at).getTime() + graceMilliseconds < now.getTime();

/**
 * Asks the store before waiting for a slot, so that with a hanging store each request times out on its own instead of
 * after all others.
 */
async function check(context: FileAccessContext, principal: Principal, row: AttachmentRow): Promise<void> {
  const requirement = await permitted(context, principal, row);
  const size = await uploadedSize(context, row);
  await context.checks(() => take(context, principal, row, { requirement, size }));
}

const permitted = (context: FileAccessContext, principal: Principal, row: AttachmentRow): Promise<FileLimits> =>
  context.database.transaction(async (tx) => {
    await requireChangeable(context, principal, row, tx);
    return requirementOf(context, row, tx);
  });

async function uploadedSize({ storage }: FileAccessContext, row: AttachmentRow): Promise<number> {
  const size = await storage.size(incomingKey(row.id));
  if (size === null) {
    throw new AppError('not_allowed_now', { message: '文件还没有传完，请重新上传', detail: 'not_uploaded' });
  }
  return size;
}

interface Limits {
  readonly requirement: FileLimits;
  /** The size of the uploaded bytes. */
  readonly size: number;
}

async function take(
  context: FileAccessContext,
  principal: Principal,
  row: AttachmentRow,
  limits: Limits,
): Promise<void> {
  const { database, storage } = context;
  const { type, bytes, sha256, quarantined } = await checkedBytes(context, row, limits);
  const key = checkedKey(row.id, sha256);
  // The row is written before the bytes, so that the sweep finds them whatever happens in between.
  await database.transaction((transaction) =>
    database.model(Attachment).update(
      {
        storageKey: key,
        sha256,
        bytes: bytes.length,
        quarantined,
        fileType: type,
        fileName: namedAs(type, row.file_name),
      },
      { where: { id: row.id, state: 'pending' }, transaction },
    ),
  );
  await storage.put(key, bytes, contentTypes[type]);
  if (!(await finishUpload(context, principal, row, key))) return;
  // Best effort: the sweep repeats it for as long as the ticket could write there.
  await storage.remove(incomingKey(row.id)).catch(() => undefined);
}

/** The bytes to store and their type, if the requirement accepts what they are and the scanner finds no virus. */
async function checkedBytes(context: FileAccessContext, row: AttachmentRow, { requirement, size }: Limits) {
  const { storage, scanner } = context;
  try {
    requireSize(requirement, size);
    const checked = await checkFile(requirement.fileTypes, await storage.read(incomingKey(row.id)));
    if (checked.verdict !== 'sound') throw refusalOf(checked, requirement);
    const { type, bytes, sha256 } = checked;
    const verdict = await scanner.scan(bytes);
    if (verdict === 'infected')
      throw new AppError('file_content_mismatch', {
        message: '文件没有通过安全检查，请重新制作后上传',
        detail: 'infected',
      });
    return { type, bytes, sha256, quarantined: verdict === 'unknown' };
  } catch (error) {
    if (error instanceof AppError) await discard(context, row);
    throw error;
  }
}

async function discard(context: FileAccessContext, { id }: AttachmentRow): Promise<void> {
  if (await context.database.transaction((tx) => discardPending(context, id, tx)))
    await context.storage.remove(incomingKey(id));
}
