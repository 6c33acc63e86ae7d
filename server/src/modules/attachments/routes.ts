import { attachmentRoutes as contract } from '@yuanhang/contract';
import { attachmentSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Attachments } from './attachments';

export function attachmentsRoutes(api: Api, attachments: Attachments): void {
  api.handle(contract.beginUpload, schemas.beginUpload, async ({ principal, body }) =>
    attachments.beginUpload(principal, body),
  );
  api.handle(contract.completeUpload, schemas.completeUpload, async ({ principal, params }) =>
    attachments.completeUpload(principal, params.id),
  );
  api.handle(contract.readLink, schemas.readLink, async ({ principal, params, query }) =>
    attachments.readLink(principal, params.id, query.as),
  );
  api.handle(contract.remove, schemas.remove, async ({ principal, params }) => {
    await attachments.remove(principal, params.id);
    return { ok: true as const };
  });
}
