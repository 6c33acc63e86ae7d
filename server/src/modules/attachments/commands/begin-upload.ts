import { minuteMilliseconds, safeFileName } from '@yuanhang/domain';
import { newId, type Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import { contentTypes, type UploadTicket } from '../../../platform/storage';
import type { FileAccessContext } from '../context';
import { Attachment, type AttachmentRow } from '../model';
import { requireChangeable, requirementOf, requireReadable } from '../reads/access';
import { findFile, takenSlots } from '../reads/files';
import { incomingKey, type OwnerType } from '../records';
import { acceptedType, freeSlot, requireSize } from '../rules';

export interface UploadInput {
  readonly ownerType: OwnerType;
  readonly ownerId: string;
  readonly requirementKey: string;
  readonly fileName: string;
  /** As claimed by the client; the real size is measured at completion. */
  readonly bytes: number;
  readonly replaces?: string | undefined;
}
type Requested = Pick<AttachmentRow, 'owner_type' | 'owner_id' | 'requirement_key'>;

const ticketMilliseconds = 15 * minuteMilliseconds;

/**
 * Creates an upload for one file: asks the owner, then checks the limits of the requirement. Throws `not_found`,
 * `not_allowed_now`, `unsupported_file`, `file_too_large`, `rate_limited`.
 */
export async function beginUpload(
  context: FileAccessContext,
  principal: Principal,
  input: UploadInput,
): Promise<{ id: string; upload: UploadTicket; expiresAt: string }> {
  const { database, clock, storage } = context;
  await context.begunUploads.take(principal.userId);
  const file = { owner_type: input.ownerType, owner_id: input.ownerId, requirement_key: input.requirementKey };
  await requireReadable(context, principal, file);
  const id = newId();
  const expires = new Date(clock.real().getTime() + ticketMilliseconds);
  const room = await database.transaction(async (tx) => {
    await requireChangeable(context, principal, file, tx);
    const found = await requireRoom(context, input, file, tx);
    await database.model(Attachment).create(
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
}

/** Checks name, size and count against the requirement, and that a replaced file belongs to the same one. */
async function requireRoom(context: FileAccessContext, input: UploadInput, file: Requested, tx: Tx) {
  const requirement = await requirementOf(context, file, tx);
  const fileName = safeFileName(input.fileName);
  const file_type = acceptedType(requirement, fileName);
  requireSize(requirement, input.bytes);
  if (input.replaces === undefined) {
    freeSlot(requirement, await takenSlots(context, file, tx));
  } else {
    const old = await findFile(context, input.replaces, tx);
    const same = old?.state === 'complete' && sameRequirement(old, file);
    if (!same) throw fieldError('replaces', 'not_found', '要替换的文件已不存在');
  }
  return { fileName, file_type, maxBytes: requirement.maxBytes };
}

const sameRequirement = (a: Requested, b: Requested): boolean =>
  a.owner_type === b.owner_type && a.owner_id === b.owner_id && a.requirement_key === b.requirement_key;
