import pLimit from 'p-limit';
import { bindContext } from '../../platform/bind-context';
import { beginUpload } from './commands/begin-upload';
import { completeUpload } from './commands/complete-upload';
import { openForPurpose } from './commands/open-for-purpose';
import { removeFile } from './commands/remove';
import type { FileAccessContext, FileAccessDeps } from './context';
import { readLink } from './reads/read-link';

/**
 * The actions of people on files: upload, read and remove. The owner's module decides who may; this module checks the
 * bytes. Created after the owners, which use `createAttachments` themselves.
 */
export function createFileAccess(deps: FileAccessDeps) {
  const context: FileAccessContext = {
    ...deps,
    begunUploads: deps.rateLimits('begin-upload', 120, 600),
    sensitiveOpenings: deps.rateLimits('sensitive-files', 120, 3600),
    checks: pLimit(2),
  };
  return bindContext(context, { beginUpload, completeUpload, readLink, openForPurpose, remove: removeFile });
}
export type FileAccess = ReturnType<typeof createFileAccess>;
