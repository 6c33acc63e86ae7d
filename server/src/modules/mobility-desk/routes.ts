import { mobilityDeskRoutes as contract } from '@yuanhang/contract';
import { mobilityDeskSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Clock } from '../../platform/clock';
import type { Api } from '../../platform/http';
import type { MobilityDesk } from './index';

export function mobilityDeskRoutes(api: Api, desk: MobilityDesk, clock: Clock): void {
  api.handle(contract.studentsAbroad, schemas.studentsAbroad, ({ principal, query }) =>
    desk.studentsAbroad(principal, query, clock.now()),
  );
  api.handle(contract.checkIns, schemas.checkIns, ({ principal, params, query }) =>
    desk.checkIns(principal, params.id, query.cursor, query.limit),
  );
  api.handle(contract.helpRequests, schemas.helpRequests, ({ principal, query }) =>
    desk.helpRequests(principal, query),
  );
  api.handle(contract.acknowledge, schemas.acknowledge, ({ principal, params, body }) =>
    desk.acknowledge(principal, params.id, body.comment),
  );
}
