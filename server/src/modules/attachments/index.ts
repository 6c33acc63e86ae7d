export { type Attachments, type AttachmentsDeps, createAttachments } from './attachments';
export { fileRoutes } from './file-routes';
export type { OwnerType } from './model';
export type { Owner } from './owners';
export { attachmentsRoutes } from './routes';
