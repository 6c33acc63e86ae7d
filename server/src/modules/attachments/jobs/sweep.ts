import { hourMilliseconds } from '@yuanhang/domain';
import type { Job } from '../../../platform/jobs';
import type { AttachmentsDeps } from '../context';
import type { AttachmentRow } from '../model';
import { incomingKey } from '../records';
import { releaseQuarantined } from './release-quarantined';

/** So long after a ticket's end no completion of its upload can still be running. */
const afterExpiryMilliseconds = hourMilliseconds;
const batch = 200;

type UnusedFile = Pick<AttachmentRow, 'id' | 'storage_key'>;

/** Releases what the scanner can judge now, and deletes bytes that nobody can read any more. */
export const attachmentsSweep = (context: AttachmentsDeps): Job => ({
  id: 'attachments',
  cron: '*/10 * * * *',
  slotMinutes: 10,
  run: () => sweepFiles(context),
});

/**
 * Bytes that nobody can read are those of uploads that were never completed, objects where expired tickets could write,
 * deleted files, and the remains of interrupted uploads. The row is deleted last, so that a crash in between loses track
 * of no object.
 */
async function sweepFiles(context: AttachmentsDeps): Promise<void> {
  const before = new Date(context.clock.real().getTime() - afterExpiryMilliseconds);
  await releaseQuarantined(context);
  while (await emptyExpired(context, before));
  while (await deleteMarked(context));
  await context.storage.tidy(before);
}

/** Empties the incoming places of tickets that are over; pending rows become deleted ones. False when there is none. */
async function emptyExpired({ database, storage }: AttachmentsDeps, before: Date): Promise<boolean> {
  const rows = await database.select<UnusedFile>(
    'SELECT id, storage_key FROM attachments WHERE expires_at < :before ORDER BY expires_at LIMIT :batch',
    { before, batch },
  );
  if (rows.length === 0) return false;
  const ids = rows.map(({ id }) => id);
  await database.execute(
    "UPDATE attachments SET state = 'deleted' WHERE id IN (:ids) AND state = 'pending'",
    { ids },
    'autocommit',
  );
  await Promise.all(ids.map((id) => storage.remove(incomingKey(id))));
  await database.execute('UPDATE attachments SET expires_at = NULL WHERE id IN (:ids)', { ids }, 'autocommit');
  return true;
}

/** Deletes files that are marked deleted and whose ticket is over. False when there is none. */
async function deleteMarked({ database, storage }: AttachmentsDeps): Promise<boolean> {
  const rows = await database.select<UnusedFile>(
    `SELECT id, storage_key FROM attachments WHERE state = 'deleted' AND expires_at IS NULL LIMIT :batch`,
    { batch },
  );
  if (rows.length === 0) return false;
  await Promise.all(rows.map(({ storage_key }) => storage_key !== null && storage.remove(storage_key)));
  await database.execute('DELETE FROM attachments WHERE id IN (:ids)', { ids: rows.map(({ id }) => id) }, 'autocommit');
  return true;
}
