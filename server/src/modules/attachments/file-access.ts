import pLimit from 'p-limit';
import { bindContext } from '../../platform/bind-context';
import { beginUpload } from './commands/begin-upload';
import { completeUpload } from './commands/complete-upload';
import { removeFile } from './commands/remove';
import type { FileAccessContext, FileAccessDeps } from './context';
import { readLink } from './reads/read-link';

/**
 * What people do with files: upload, read and remove. The owner's module says who may; this one checks the bytes. It is
 * created after the owners, which work with `createAttachments` themselves.
 */
export function createFileAccess(deps: FileAccessDeps) {
  const context: FileAccessContext = {
    ...deps,
    begunUploads: deps.rateLimits('begin-upload', 120, 600),
    checks: pLimit(2),
  };
  return bindContext(context, { beginUpload, completeUpload, readLink, remove: removeFile });
}
export type FileAccess = ReturnType<typeof createFileAccess>;
