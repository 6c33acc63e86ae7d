export { type Audit, type AuditEntry, createAudit } from './audit';
export { eraseAuditWords } from './erase';
export { eraseAuditWordsOf, eraseOldAuditWords } from './erase-more';
export { type AuditQueries, auditQueries } from './queries';
export { auditRoutes } from './routes';
