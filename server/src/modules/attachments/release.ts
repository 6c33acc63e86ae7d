import { isGenuineContent } from '../../platform/storage';
import type { AttachmentsContext } from './context';
import type { AttachmentRow } from './records';

const batch = 50;

/**
 * Asks the scanner again about what it could not judge when it came: what is clean is released, what is infected goes,
 * and its owner sees that the material is missing. Stops while the scanner still does not answer.
 */
export function releaseQuarantined({ database, storage, scanner, queries }: AttachmentsContext) {
  async function judged({ id, storage_key, file_type }: AttachmentRow): Promise<boolean> {
    const bytes = storage_key === null ? null : await storage.read(storage_key);
    const isSound = bytes !== null && (await isGenuineContent(file_type, bytes));
    const verdict = bytes && isSound ? await scanner.scan(bytes) : 'infected';
    if (verdict === 'unknown') return false;
    await database.transaction(async (tx) => {
      if (verdict === 'clean') await database.update('attachments', { id }, { quarantined: false }, tx);
      else await queries.markDeleted(id, tx);
    });
    return true;
  }

  return async (): Promise<void> => {
    for (;;) {
      const rows = await queries.quarantined(batch);
      for (const row of rows) if (!(await judged(row))) return;
      if (rows.length < batch) return;
    }
  };
}
