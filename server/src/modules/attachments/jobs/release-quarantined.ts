import { checkFile } from '../../../platform/files';
import { markDeleted } from '../commands/mark-deleted';
import type { AttachmentsDeps } from '../context';
import { Attachment, type AttachmentRow } from '../model';
import { quarantinedFiles } from '../reads/files';

const batch = 50;

/**
 * Scans files again that could not be scanned at upload: a clean one is released; an infected one is deleted, and its
 * owner sees that the material is missing. Stops when the scanner does not answer.
 */
export async function releaseQuarantined(context: AttachmentsDeps): Promise<void> {
  for (;;) {
    const rows = await quarantinedFiles(context, batch);
    for (const row of rows) if (!(await judge(context, row))) return;
    if (rows.length < batch) return;
  }
}

/** False when the file cannot be judged now, because the scanner does not answer. */
async function judge(context: AttachmentsDeps, { id, storage_key, file_type }: AttachmentRow): Promise<boolean> {
  const { database, storage, scanner } = context;
  const bytes = storage_key === null ? null : await storage.read(storage_key);
  const checked = bytes === null ? null : await checkFile([file_type], bytes);
  // It passed the check at upload, so that only the machine can be too slow now.
  if (checked?.verdict === 'too_complex') return false;
  const verdict = bytes && checked?.verdict === 'sound' ? await scanner.scan(bytes) : 'infected';
  if (verdict === 'unknown') return false;
  await database.transaction(async (tx) => {
    if (verdict === 'clean')
      await database.model(Attachment).update({ quarantined: false }, { where: { id }, transaction: tx });
    else await markDeleted(context, id, tx);
  });
  return true;
}
