import { mobilityDeskRoutes as contract } from '@yuanhang/contract';
import { mobilityDeskSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Api, wantsEvents } from '../../platform/http';
import { presentCheckIn } from '../check-ins';
import type { MobilityDesk } from './mobility-desk';

export function mobilityDeskRoutes(api: Api, desk: MobilityDesk): void {
  api.handle(contract.studentsAbroad, schemas.studentsAbroad, ({ principal, query }) =>
    desk.studentsAbroad(principal, query),
  );
  api.handle(contract.checkIns, schemas.checkIns, ({ principal, params, query }) =>
    desk.checkInsOf(principal, params.id, query),
  );
  api.handle(contract.helpRequests, schemas.helpRequests, ({ principal, query }) =>
    desk.helpRequests(principal, query),
  );
  api.handle(contract.summary, schemas.summary, ({ principal }) => desk.summary(principal));
  api.raw(contract.live, schemas.live, async ({ principal, ctx }) => {
    const first = await desk.liveState(principal);
    if (!wantsEvents(ctx)) {
      ctx.body = first;
      return;
    }
    const stream = api.events({ principal, ctx });
    await stream.send('state', first);
    const tell = () =>
      void desk.liveState(principal).then(
        (state) => stream.send('state', state),
        () => undefined,
      );
    stream.onEnd(desk.follow(tell));
  });
  api.handle(contract.proxyCheckIn, schemas.proxyCheckIn, async ({ principal, params, body }) => {
    const row = await desk.checkInOnBehalf(principal, params.id, body);
    return { checkIn: presentCheckIn(row), nextCheckInOn: row.next_on };
  });
  api.handle(contract.chase, schemas.chase, async ({ principal, params }) => {
    await desk.chase(principal, params.id);
    return { ok: true as const };
  });
  api.handle(contract.closeHelp, schemas.closeHelp, ({ principal, params, body }) =>
    desk.closeHelp(principal, params.id, body.outcome),
  );
  api.handle(contract.rollCalls, schemas.rollCalls, ({ principal, query }) => desk.rollCalls(principal, query));
  api.handle(contract.openRollCall, schemas.openRollCall, ({ principal, body }) => desk.openRollCall(principal, body));
  api.handle(contract.rollCall, schemas.rollCall, ({ principal, params }) => desk.rollCall(principal, params.id));
  api.handle(contract.rollCallAnswers, schemas.rollCallAnswers, ({ principal, params, query }) =>
    desk.rollCallAnswers(principal, params.id, query),
  );
  api.handle(contract.remindRollCall, schemas.remindRollCall, ({ principal, params }) =>
    desk.remindRollCall(principal, params.id),
  );
  api.handle(contract.closeRollCall, schemas.closeRollCall, ({ principal, params }) =>
    desk.closeRollCall(principal, params.id),
  );
  api.handle(contract.acknowledge, schemas.acknowledge, ({ principal, params, body }) =>
    desk.acknowledge(principal, params.id, body.comment),
  );
}
