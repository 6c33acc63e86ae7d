import { auditRoutes as contract } from '@yuanhang/contract';
import { auditSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Audit } from './audit';
import { endOf, endText } from './end-file';

export function auditRoutes(api: Api, audit: Audit): void {
  api.handle(contract.list, schemas.list, ({ query }) => audit.list(query));
  api.handle(contract.verify, schemas.verify, async ({ body }) => {
    const found = await audit.verify((body.end && endOf(body.end)) || undefined);
    return { ...found, end: endText(found.end) };
  });
}
