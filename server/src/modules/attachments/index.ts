export { type Attachments, createAttachments } from './attachments';
export type { AttachmentsDeps, FileAccessDeps } from './context';
export { createFileAccess, type FileAccess } from './file-access';
export { fileRoutes } from './file-routes';
export { type Owner, type SensitiveFile, sensitiveFile } from './owners';
export type { OwnerType } from './records';
export { attachmentsRoutes } from './routes';
