import { hourMilliseconds } from '@yuanhang/domain';
import type { Job } from '../../../platform/jobs';
import type { AttachmentsDeps } from '../context';
import type { AttachmentRow } from '../model';
import { incomingKey } from '../records';
import { releaseQuarantined } from './release-quarantined';

/** After this time past a ticket's end no completion of its upload can still be running. */
const afterExpiryMilliseconds = hourMilliseconds;
const batch = 200;

type UnusedFile = Pick<AttachmentRow, 'id' | 'storage_key'>;

/** Releases files that the scanner can check now, and deletes bytes that can no longer be read. */
export const attachmentsSweep = (context: AttachmentsDeps): Job => ({
  id: 'attachments',
  cron: '*/10 * * * *',
  slotMinutes: 10,
  run: () => sweepFiles(context),
});

/**
 * Deletes the bytes of uploads that were never completed, objects where expired tickets could write, deleted files,
 * and the remains of interrupted uploads. Deletes the row last, so that no object is lost track of after a crash.
 */
async function sweepFiles(context: AttachmentsDeps): Promise<void> {
  const before = new Date(context.clock.real().getTime() - afterExpiryMilliseconds);
  await releaseQuarantined(context);
  while (await emptyExpired(context, before));
  while (await deleteMarked(context));
  await context.storage.tidy(before);
}

/**
 * Empties the incoming keys of expired tickets, and marks pending rows as deleted. Returns false when there is none.
 */
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

/** Deletes files that are marked deleted and whose ticket has expired. Returns false when there is none. */
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
