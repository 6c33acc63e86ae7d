import { hourMilliseconds } from '@yuanhang/domain';
import type { Sweep } from '../../../platform/sweeps';
import type { AttachmentsContext } from '../context';
import type { AttachmentRow } from '../model';
import { incomingKey } from '../records';
import { releaseQuarantined } from './release-quarantined';

/** So long after a ticket's end no completion of its upload can still be running. */
const afterExpiryMilliseconds = hourMilliseconds;
const batch = 200;

type UnusedFile = Pick<AttachmentRow, 'id' | 'storage_key'>;

/**
 * Deletes bytes that nobody can read any more: uploads that were never completed, objects where expired tickets could
 * write, deleted files, and the remains of interrupted uploads. The row is deleted last, so that a crash in between loses
 * track of no object.
 */
export function attachmentsSweep(inner: AttachmentsContext): Sweep {
  const { database, clock, storage } = inner;
  const release = releaseQuarantined(inner);

  const longAgo = () => new Date(clock.real().getTime() - afterExpiryMilliseconds);

  /** Empties the incoming places of tickets that are over; pending rows become deleted ones. */
  async function expired(): Promise<boolean> {
    const before = longAgo();
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

  async function deleted(): Promise<boolean> {
    const rows = await database.select<UnusedFile>(
      `SELECT id, storage_key FROM attachments WHERE state = 'deleted' AND expires_at IS NULL LIMIT :batch`,
      { batch },
    );
    if (rows.length === 0) return false;
    await Promise.all(rows.map(({ storage_key }) => storage_key !== null && storage.remove(storage_key)));
    await database.execute(
      'DELETE FROM attachments WHERE id IN (:ids)',
      { ids: rows.map(({ id }) => id) },
      'autocommit',
    );
    return true;
  }

  return {
    key: 'attachments',
    cron: '*/10 * * * *',
    slotMinutes: 10,
    async run() {
      await release();
      while (await expired());
      while (await deleted());
      await storage.tidy(longAgo());
    },
  };
}
