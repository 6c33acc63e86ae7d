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
  api.change(contract.create, schemas.create, ({ principal, body }, tx) => programmes.create(principal, body, tx));
  api.change(contract.update, schemas.update, ({ principal, params, body }, tx) =>
    programmes.update(principal, { ...params, version: body.version, input: body.programme }, tx),
  );
  api.change(contract.publish, schemas.publish, ({ principal, params, body }, tx) =>
    programmes.publish(principal, { ...params, ...body }, tx),
  );
  api.change(contract.close, schemas.close, ({ principal, params, body }, tx) =>
    programmes.close(principal, { ...params, ...body }, tx),
  );
  api.change(contract.archive, schemas.archive, ({ principal, params, body }, tx) =>
    programmes.archive(principal, { ...params, ...body }, tx),
  );
  api.handle(contract.copy, schemas.copy, ({ principal, params, body }) =>
    programmes.copy(principal, { ...params, ...body }),
  );
  api.change(contract.remove, schemas.remove, async ({ principal, params, query }, tx) => {
    await programmes.remove(principal, { ...params, ...query }, tx);
    return { ok: true as const };
  });
  api.handle(contract.listPasses, schemas.listPasses, ({ query }) => programmes.listPasses(query));
  api.change(contract.grantPass, schemas.grantPass, async ({ principal, body }, tx) => ({
    id: await programmes.grantPass(principal, body, tx),
  }));
  api.change(contract.revokePass, schemas.revokePass, async ({ principal, params }, tx) => {
    await programmes.revokePass(principal, params.id, tx);
    return { ok: true as const };
  });
}
