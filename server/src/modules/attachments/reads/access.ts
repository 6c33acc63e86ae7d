import type { Tx } from '../../../platform/database';
import { AppError, fieldError, refused } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { FileAccessContext } from '../context';
import type { AttachmentRow } from '../model';
import type { FileLimits } from '../owners';

type OfOwner = Pick<AttachmentRow, 'owner_type' | 'owner_id'>;

/** Throws `not_found` both for a file that does not exist and for one that the person may not read. */
export async function requireReadable(
  { owners }: FileAccessContext,
  principal: Principal,
  file: OfOwner,
): Promise<void> {
  if (!(await owners[file.owner_type].mayRead(principal, file.owner_id))) throw new AppError('not_found');
}

/** Throws the owner's reason. Locks the owner until the end of the transaction. */
export async function requireChangeable(
  { owners }: FileAccessContext,
  principal: Principal,
  file: OfOwner,
  tx: Tx,
): Promise<void> {
  const reason = await owners[file.owner_type].mayChange(principal, file.owner_id, tx);
  if (reason) throw refused(reason);
}

/** Throws when the owner asks for no such material. */
export async function requirementOf(
  { owners }: FileAccessContext,
  file: OfOwner & Pick<AttachmentRow, 'requirement_key'>,
  tx: Tx,
): Promise<FileLimits> {
  const requirement = await owners[file.owner_type].requirement(file.owner_id, file.requirement_key, tx);
  if (!requirement) throw fieldError('requirementKey', 'unknown_requirement', '不需要这种材料');
  return requirement;
}
