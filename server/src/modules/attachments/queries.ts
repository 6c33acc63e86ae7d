import type { Attachment } from '@yuanhang/contract';
import { Op } from 'sequelize';
import { type Database, rowsByOwner, type Tx } from '../../platform/database';
import { Attachment as AttachmentModel, type AttachmentRow } from './model';
import { presentAttachment } from './presenter';
import type { OwnerType } from './records';

const columns = `id, owner_type, owner_id, requirement_key, storage_key, file_name, file_type, bytes, sha256, state, slot,
  replaces, uploaded_by, created_at, uploaded_at, expires_at, quarantined`;

export function attachmentQueries(database: Database) {
  const completeOf = (type: OwnerType) =>
    rowsByOwner<AttachmentRow>(
      database,
      `SELECT ${columns} FROM attachments
       WHERE owner_type = '${type}' AND owner_id IN (:owners) AND state = 'complete' ORDER BY uploaded_at, id`,
      ({ owner_id }) => owner_id,
    );
  const complete = {
    application: completeOf('application'),
    request: completeOf('request'),
    programme: completeOf('programme'),
    check_in: completeOf('check_in'),
  } satisfies Record<OwnerType, unknown>;

  const files = () => database.model(AttachmentModel);

  return {
    /** Null also for a deleted one: a file that waits for the sweep no longer exists for its readers. */
    find: (id: string, tx?: Tx): Promise<AttachmentRow | null> =>
      database.first<AttachmentRow>(
        `SELECT ${columns} FROM attachments WHERE id = :id AND state <> 'deleted'`,
        { id },
        tx,
      ),

    async listFor(type: OwnerType, ids: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Attachment[]>> {
      const found = await complete[type](ids, tx);
      return new Map([...found].map(([id, rows]) => [id, rows.map(presentAttachment)]));
    },

    /** The complete files of one owner, oldest first. */
    completeOf: async (type: OwnerType, ownerId: string): Promise<readonly AttachmentRow[]> =>
      (await complete[type]([ownerId])).get(ownerId) ?? [],

    /** What the scanner has not judged yet, oldest first. */
    quarantined: (limit: number): Promise<AttachmentRow[]> =>
      database.select<AttachmentRow>(
        `SELECT ${columns} FROM attachments WHERE quarantined = 1 AND state = 'complete' ORDER BY uploaded_at, id LIMIT :limit`,
        { limit },
      ),

    /** The slots taken by complete files that answer one requirement. */
    async takenSlots(owner: Pick<AttachmentRow, 'owner_type' | 'owner_id' | 'requirement_key'>, tx: Tx) {
      const { owner_type, owner_id, requirement_key } = owner;
      const rows = await database.select<{ slot: number }>(
        `SELECT slot FROM attachments WHERE owner_type = :owner_type AND owner_id = :owner_id
           AND requirement_key = :requirement_key AND slot IS NOT NULL`,
        { owner_type, owner_id, requirement_key },
        tx,
      );
      return new Set(rows.map(({ slot }) => slot));
    },

    /** False when it is deleted already. Its bytes stay until the sweep. */
    async markDeleted(id: string, tx: Tx): Promise<boolean> {
      const where = { id, state: { [Op.ne]: 'deleted' as const } };
      const [deleted] = await files().update({ state: 'deleted', slot: null }, { where, transaction: tx });
      return deleted === 1;
    },

    /** Like `markDeleted`, but a file that was taken meanwhile stays. */
    async discardPending(id: string, tx: Tx): Promise<boolean> {
      const where = { id, state: 'pending' as const };
      const [discarded] = await files().update({ state: 'deleted' }, { where, transaction: tx });
      return discarded === 1;
    },

    async markAllDeleted(type: OwnerType, ownerId: string, tx: Tx): Promise<void> {
      const where = { ownerType: type, ownerId, state: { [Op.ne]: 'deleted' as const } };
      await files().update({ state: 'deleted', slot: null }, { where, transaction: tx });
    },
  };
}
export type AttachmentQueries = ReturnType<typeof attachmentQueries>;
