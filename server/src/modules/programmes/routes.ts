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
}
