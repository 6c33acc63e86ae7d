import { mobilityDeskRoutes as contract } from '@yuanhang/contract';
import { mobilityDeskSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { MobilityDesk } from './desk';

export function mobilityDeskRoutes(api: Api, desk: MobilityDesk): void {
  api.handle(contract.studentsAbroad, schemas.studentsAbroad, ({ principal, query }) =>
    desk.studentsAbroad(principal, query),
  );
  api.handle(contract.checkIns, schemas.checkIns, ({ principal, params, query }) =>
    desk.checkIns(principal, params.id, query),
  );
  api.handle(contract.helpRequests, schemas.helpRequests, ({ principal, query }) =>
    desk.helpRequests(principal, query),
  );
  api.handle(contract.acknowledge, schemas.acknowledge, ({ principal, params, body }) =>
    desk.acknowledge(principal, params.id, body.comment),
  );
}
