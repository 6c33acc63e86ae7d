import { isGenuineContent } from '../../../platform/storage';
import type { AttachmentsContext } from '../context';
import { Attachment as AttachmentModel, type AttachmentRow } from '../model';

const batch = 50;

/**
 * Asks the scanner again about files it could not judge at upload: a clean one is released, an infected one is deleted, and
 * its owner sees that the material is missing. Stops while the scanner does not answer.
 */
export function releaseQuarantined({ database, storage, scanner, queries }: AttachmentsContext) {
  async function judged({ id, storage_key, file_type }: AttachmentRow): Promise<boolean> {
    const bytes = storage_key === null ? null : await storage.read(storage_key);
    const isSound = bytes !== null && (await isGenuineContent(file_type, bytes));
    const verdict = bytes && isSound ? await scanner.scan(bytes) : 'infected';
    if (verdict === 'unknown') return false;
    await database.transaction(async (tx) => {
      if (verdict === 'clean')
        await database.model(AttachmentModel).update({ quarantined: false }, { where: { id }, transaction: tx });
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
