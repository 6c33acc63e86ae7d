import type { Attachment } from '@yuanhang/contract';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database';
import type { RateLimits } from '../../platform/rate-limits';
import type { Scanner } from '../../platform/scanner';
import type { Storage } from '../../platform/storage';
import type { Sweep } from '../../platform/sweeps';
import { beginUpload } from './begin-upload';
import { completeUpload } from './complete-upload';
import { copyFiles } from './copy-files';
import { attachmentsSweep } from './jobs/sweep';
import { createOwners, type Owner } from './owners';
import { attachmentQueries } from './queries';
import { readLink } from './read-link';
import type { OwnerType } from './records';
import { removeAttachment } from './remove';

export interface AttachmentsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly scanner: Scanner;
  readonly rateLimits: RateLimits;
}

/** Files and whose they are. The owner's module says who may read and change them; this one checks the bytes. */
export function createAttachments(deps: AttachmentsDeps) {
  const owners = createOwners();
  const queries = attachmentQueries(deps.database);
  const inner = { ...deps, owners, queries };
  return {
    /** At the composition root, once per type. */
    registerOwner: (type: OwnerType, owner: Owner): void => owners.register(type, owner),
    /** Complete files by owner id, oldest first; an owner without files has no entry. */
    listFor: (type: OwnerType, ids: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Attachment[]>> =>
      queries.listFor(type, ids, tx),
    /** The owner is gone: its files go too, their bytes with the next sweep. */
    removeAllOf: (type: OwnerType, ownerId: string, tx: Tx): Promise<void> => queries.markAllDeleted(type, ownerId, tx),
    copyFiles: copyFiles(inner),
    beginUpload: beginUpload(inner),
    completeUpload: completeUpload(inner),
    readLink: readLink(inner),
    remove: removeAttachment(inner),
    sweep: attachmentsSweep(inner) satisfies Sweep,
  };
}
export type Attachments = ReturnType<typeof createAttachments>;
