import type { Requirement } from '@yuanhang/contract';
import type { Reason } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** The limits of a file. A programme's requirement has more fields; a photo of a check-in has no phase. */
export type FileLimits = Pick<Requirement, 'name' | 'maxBytes' | 'maxCount'> & {
  readonly fileTypes: readonly Requirement['fileTypes'][number][];
};

/**
 * Access rules of files, from the module that owns them. Asked again for every request, because the answers change
 * over time.
 */
export interface Owner {
  /** The limits of the files of one material; null when the owner asks for no such material. */
  requirement(ownerId: string, key: string, tx: Tx): Promise<FileLimits | null>;
  /** False also when the owner does not exist: the caller answers 404 to both. */
  mayRead(principal: Principal, ownerId: string): Promise<boolean>;
  /**
   * Null when this person may add, replace and delete files of the owner now, otherwise the reason. Called inside the
   * transaction of the change; must write to the owner's row (a touched `updated_at` is enough), so that file changes
   * and a submission are serialised and nothing is submitted without a file that was just deleted.
   */
  mayChange(principal: Principal, ownerId: string, tx: Tx): Promise<Reason | null>;
}
