import type { Requirement } from '@yuanhang/contract';
import { isSensitiveMaterial, type Reason } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';

/** The limits of a file. A programme's requirement has more fields; a photo of a check-in has no phase. */
export type FileLimits = Pick<Requirement, 'name' | 'maxBytes' | 'maxCount'> & {
  readonly fileTypes: readonly Requirement['fileTypes'][number][];
};

/** A file that shows a passport, visa, bank card or identity document: whose it is, and its names in the audit log. */
export interface SensitiveFile {
  readonly studentId: string;
  /** Of the application. */
  readonly number: string;
  readonly material: string;
}

/**
 * Access rules of files, from the module that owns them. Asked again for every request, because the answers change
 * over time.
 */
export interface Owner {
  /** The limits of the files of one material; null when the owner asks for no such material. */
  requirement(ownerId: string, key: string, tx: Tx): Promise<FileLimits | null>;
  /** False also when the owner does not exist: the caller answers 404 to both. */
  mayRead(principal: Principal, ownerId: string): Promise<boolean>;
  /** Null for a file that staff may open without a purpose. */
  sensitive(ownerId: string, key: string): Promise<SensitiveFile | null>;
  /**
   * Null when this person may add, replace and delete files of the owner now, otherwise the reason. Called inside the
   * transaction of the change; must write to the owner's row (a touched `updated_at` is enough), so that file changes
   * and a submission are serialised and nothing is submitted without a file that was just deleted.
   */
  mayChange(principal: Principal, ownerId: string, tx: Tx): Promise<Reason | null>;
}

/**
 * Decides by the material of a file whether it is sensitive. The file of a material that is no longer asked for counts as
 * sensitive, because nothing says what it shows.
 */
export function sensitiveFile(
  asked: readonly Pick<Requirement, 'key' | 'name' | 'sensitive'>[],
  key: string,
  of: Pick<SensitiveFile, 'studentId' | 'number'>,
): SensitiveFile | null {
  const material = asked.find((requirement) => requirement.key === key);
  if (material && !isSensitiveMaterial(material)) return null;
  return { ...of, material: material?.name ?? '不再要求的材料' };
}
