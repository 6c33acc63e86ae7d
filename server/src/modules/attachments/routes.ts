import { attachmentRoutes as contract } from '@yuanhang/contract';
import { attachmentSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { FileAccess } from './file-access';

export function attachmentsRoutes(api: Api, files: FileAccess): void {
  api.handle(contract.beginUpload, schemas.beginUpload, async ({ principal, body }) =>
    files.beginUpload(principal, body),
  );
  api.handle(contract.completeUpload, schemas.completeUpload, async ({ principal, params }) =>
    files.completeUpload(principal, params.id),
  );
  api.handle(contract.readLink, schemas.readLink, async ({ principal, params, query }) =>
    files.readLink(principal, params.id, query.as),
  );
  api.handle(contract.openForPurpose, schemas.openForPurpose, ({ principal, params, body }) =>
    files.openForPurpose(principal, { ...params, ...body }),
  );
  api.handle(contract.remove, schemas.remove, async ({ principal, params }) => {
    await files.remove(principal, params.id);
    return { ok: true as const };
  });
}
