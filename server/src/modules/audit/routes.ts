import { auditRoutes as contract } from '@yuanhang/contract';
import { auditSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Audit } from './audit';
import type { AuditQueries } from './queries';

export function auditRoutes(api: Api, audit: Audit, queries: AuditQueries): void {
  api.handle(contract.list, schemas.list, ({ query }) => queries.list(query));
  api.handle(contract.verify, schemas.verify, () => audit.verify());
}
