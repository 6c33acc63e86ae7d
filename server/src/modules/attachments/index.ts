export { type Attachments, type AttachmentsDeps, createAttachments } from './attachments';
export { fileRoutes } from './file-routes';
export type { Owner } from './owners';
export type { OwnerType } from './records';
export { attachmentsRoutes } from './routes';
