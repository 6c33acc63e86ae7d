export { type Audit, createAudit } from './audit';
export type { AuditInput } from './record';
export { auditRoutes } from './routes';
