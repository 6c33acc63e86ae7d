import { programmeRoutes as contract } from '@yuanhang/contract';
import { programmeSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Programmes } from './programmes';

export function programmeRoutes(api: Api, programmes: Programmes): void {
  api.handle(contract.list, schemas.list, ({ query }) => programmes.list(query));
  api.handle(contract.filters, schemas.filters, () => programmes.filters());
  api.handle(contract.detail, schemas.detail, ({ principal, params }) => programmes.detail(principal, params.id));
  api.handle(contract.adminList, schemas.adminList, ({ query }) => programmes.adminList(query));
  api.handle(contract.adminDetail, schemas.adminDetail, ({ params }) => programmes.adminDetail(params.id));
  api.handle(contract.create, schemas.create, ({ principal, body }) => programmes.create(principal, body));
  api.handle(contract.update, schemas.update, ({ principal, params, body }) =>
    programmes.update(principal, params.id, body.version, body.programme),
  );
  api.handle(contract.publish, schemas.publish, ({ principal, params, body }) =>
    programmes.publish(principal, params.id, body.version),
  );
  api.handle(contract.close, schemas.close, ({ principal, params, body }) =>
    programmes.close(principal, params.id, body.version),
  );
  api.handle(contract.archive, schemas.archive, ({ principal, params, body }) =>
    programmes.archive(principal, params.id, body.version),
  );
  api.handle(contract.copy, schemas.copy, ({ principal, params, body }) =>
    programmes.copy(principal, params.id, body.year),
  );
  api.handle(contract.remove, schemas.remove, async ({ principal, params, query }) => {
    await programmes.remove(principal, params.id, query.version);
    return { ok: true as const };
  });
  const { passes } = programmes;
  api.handle(contract.listPasses, schemas.listPasses, ({ query }) => passes.list(query));
  api.handle(contract.grantPass, schemas.grantPass, async ({ principal, body }) => ({
    id: await passes.grant(principal, body),
  }));
  api.handle(contract.revokePass, schemas.revokePass, async ({ principal, params }) => {
    await passes.revoke(principal, params.id);
    return { ok: true as const };
  });
}
