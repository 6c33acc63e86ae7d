import { mobilityDeskRoutes as contract } from '@yuanhang/contract';
import { mobilityDeskSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Api, eventStream, wantsEvents } from '../../platform/http';
import { presentCheckIn } from '../check-ins';
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
  api.handle(contract.summary, schemas.summary, ({ principal }) => desk.summary(principal));
  api.raw(contract.live, schemas.live, async ({ principal, ctx }) => {
    const first = await desk.live.state(principal);
    if (!wantsEvents(ctx)) {
      ctx.body = first;
      return;
    }
    const stream = eventStream(ctx);
    stream.send('state', first);
    const tell = () =>
      void desk.live.state(principal).then(
        (state) => stream.send('state', state),
        () => undefined,
      );
    stream.onEnd(desk.live.follow(tell));
  });
  api.handle(contract.proxyCheckIn, schemas.proxyCheckIn, async ({ principal, params, body }) => {
    const row = await desk.onBehalf.checkIn(principal, params.id, body);
    return { checkIn: presentCheckIn(row), nextCheckInOn: row.next_on };
  });
  api.handle(contract.chase, schemas.chase, async ({ principal, params }) => {
    await desk.onBehalf.chase(principal, params.id);
    return { ok: true as const };
  });
  api.handle(contract.closeHelp, schemas.closeHelp, ({ principal, params, body }) =>
    desk.closeHelp(principal, params.id, body.outcome),
  );
  const { rollCalls } = desk;
  api.handle(contract.rollCalls, schemas.rollCalls, ({ principal, query }) => rollCalls.list(principal, query));
  api.handle(contract.openRollCall, schemas.openRollCall, ({ principal, body }) => rollCalls.open(principal, body));
  api.handle(contract.rollCall, schemas.rollCall, ({ principal, params }) => rollCalls.find(principal, params.id));
  api.handle(contract.rollCallAnswers, schemas.rollCallAnswers, ({ principal, params, query }) =>
    rollCalls.answers(principal, params.id, query),
  );
  api.handle(contract.remindRollCall, schemas.remindRollCall, ({ principal, params }) =>
    rollCalls.remind(principal, params.id),
  );
  api.handle(contract.closeRollCall, schemas.closeRollCall, ({ principal, params }) =>
    rollCalls.close(principal, params.id),
  );
  api.handle(contract.acknowledge, schemas.acknowledge, ({ principal, params, body }) =>
    desk.acknowledge(principal, params.id, body.comment),
  );
}
