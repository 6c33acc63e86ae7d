import type { Requirement } from '@yuanhang/contract';
import type { Reason } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** What a file has to keep to. A programme's requirement says more; a check-in's picture has no phase. */
export type FileLimits = Pick<Requirement, 'name' | 'maxBytes' | 'maxCount'> & {
  readonly fileTypes: readonly Requirement['fileTypes'][number][];
};

/**
 * What the module that owns files says about them. Everything here is asked again for every single request:
 * the answer belongs to the moment.
 */
export interface Owner {
  /** The limits of what a file would answer; null when the owner asks for no such material. */
  requirement(ownerId: string, key: string, tx: Tx): Promise<FileLimits | null>;
  /** False also when there is no such owner: the caller answers 404 to both. */
  mayRead(principal: Principal, ownerId: string): Promise<boolean>;
  /**
   * Null when this person may add, replace and delete files of the owner now, else why not. Asked inside the
   * transaction of the change: write to the owner's row there (a touched `updated_at` is enough), so that a change
   * of its files and a submit take turns and nothing is submitted without the file that was just deleted.
   */
  mayChange(principal: Principal, ownerId: string, tx: Tx): Promise<Reason | null>;
}
