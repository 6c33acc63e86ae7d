import { minuteMilliseconds, safeFileName } from '@yuanhang/domain';
import { newId, type Tx } from '../../platform/database';
import { fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { contentTypes, type UploadTicket } from '../../platform/storage';
import { requireChangeable, requirementOf, requireReadable } from './access';
import type { AttachmentsContext } from './context';
import { Attachment as AttachmentModel, type AttachmentRow } from './model';
import { incomingKey, type OwnerType } from './records';
import { acceptedType, freeSlot, requireSize } from './rules';

export interface UploadInput {
  readonly ownerType: OwnerType;
  readonly ownerId: string;
  readonly requirementKey: string;
  readonly fileName: string;
  /** As the client says; the real bytes are measured at completion. */
  readonly bytes: number;
  readonly replaces?: string | undefined;
}

const ticketMilliseconds = 15 * minuteMilliseconds;

/**
 * Gives a place for one file: asks the owner, then the requirement's limits. Throws `not_found`, `not_allowed_now`,
 * `unsupported_file`, `file_too_large`, `rate_limited`.
 */
export function beginUpload({ database, clock, storage, rateLimits, owners, queries }: AttachmentsContext) {
  // Each begun upload is a row, and space in the storage until its ticket expires.
  const places = rateLimits('begin-upload', 120, 600);

  async function requireRoom(
    input: UploadInput,
    file: Pick<AttachmentRow, 'owner_type' | 'owner_id' | 'requirement_key'>,
    tx: Tx,
  ) {
    const requirement = await requirementOf(owners, file, tx);
    const fileName = safeFileName(input.fileName);
    const file_type = acceptedType(requirement, fileName);
    requireSize(requirement, input.bytes);
    if (input.replaces === undefined) {
      freeSlot(requirement, await queries.takenSlots(file, tx));
    } else {
      const old = await queries.find(input.replaces, tx);
      const same = old?.state === 'complete' && sameRequirement(old, file);
      if (!same) throw fieldError('replaces', 'not_found', '要替换的文件已不存在');
    }
    return { fileName, file_type, maxBytes: requirement.maxBytes };
  }

  return async (
    principal: Principal,
    input: UploadInput,
  ): Promise<{ id: string; upload: UploadTicket; expiresAt: string }> => {
    await places.take(principal.userId);
    const file = { owner_type: input.ownerType, owner_id: input.ownerId, requirement_key: input.requirementKey };
    await requireReadable(owners, principal, file);
    const id = newId();
    const expires = new Date(clock.real().getTime() + ticketMilliseconds);
    const room = await database.transaction(async (tx) => {
      await requireChangeable(owners, principal, file, tx);
      const found = await requireRoom(input, file, tx);
      await database.model(AttachmentModel).create(
        {
          id,
          ownerType: input.ownerType,
          ownerId: input.ownerId,
          requirementKey: input.requirementKey,
          fileName: found.fileName,
          fileType: found.file_type,
          bytes: input.bytes,
          state: 'pending',
          replaces: input.replaces ?? null,
          uploadedBy: principal.userId,
          createdAt: clock.real(),
          expiresAt: expires,
        },
        { transaction: tx },
      );
      return found;
    });
    const upload = await storage.createUpload({
      key: incomingKey(id),
      maxBytes: room.maxBytes,
      contentType: contentTypes[room.file_type],
      expires,
    });
    return { id, upload, expiresAt: expires.toISOString() };
  };
}

const sameRequirement = (
  a: Pick<AttachmentRow, 'owner_type' | 'owner_id' | 'requirement_key'>,
  b: Pick<AttachmentRow, 'owner_type' | 'owner_id' | 'requirement_key'>,
): boolean => a.owner_type === b.owner_type && a.owner_id === b.owner_id && a.requirement_key === b.requirement_key;
