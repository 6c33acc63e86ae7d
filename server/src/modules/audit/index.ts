export { type Audit, type AuditEntry, createAudit } from './audit';
export { type AuditQueries, auditQueries } from './queries';
export { auditRoutes } from './routes';
