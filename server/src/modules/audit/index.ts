export { type Audit, type AuditEntry, createAudit } from './audit';
export { eraseAuditDetails } from './erase';
export { type AuditQueries, auditQueries } from './queries';
export { eraseAuditDetailsOf, eraseOldAuditDetails } from './retention';
export { auditRoutes } from './routes';
