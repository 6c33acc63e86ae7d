import { bindContext } from '../../platform/bind-context';
import { copyFiles } from './commands/copy-files';
import { removeAllOf } from './commands/mark-deleted';
import type { AttachmentsContext, AttachmentsDeps } from './context';
import { attachmentsSweep } from './jobs/sweep';
import { completeFiles } from './reads/complete-files';
import { listFor } from './reads/files';

/** Files and their owners, for the modules that own them; `createFileAccess` has what people do with files. */
export function createAttachments(deps: AttachmentsDeps) {
  const context: AttachmentsContext = { ...deps, completeFiles: completeFiles(deps.database) };
  return { ...bindContext(context, { listFor, removeAllOf, copyFiles }), sweep: attachmentsSweep(context) };
}
export type Attachments = ReturnType<typeof createAttachments>;
