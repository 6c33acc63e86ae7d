export { type Audit, createAudit } from './audit';
export { endOf, endText } from './end-file';
export type { AuditInput } from './record';
export { auditRoutes } from './routes';
