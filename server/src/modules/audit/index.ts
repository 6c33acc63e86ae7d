export { type Audit, type AuditInput, createAudit } from './audit';
export { eraseAuditDetails, eraseAuditDetailsOf, eraseOldAuditDetails } from './jobs/erase-details';
export { type AuditQueries, auditQueries } from './queries';
export { auditRoutes } from './routes';
