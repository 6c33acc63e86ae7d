import { checkInRoutes as contract } from '@yuanhang/contract';
import { checkInSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { CheckIns } from './check-ins';
import { presentCheckIn, undoUntil } from './presenter';
import { recordedWords } from './words';

export function checkInRoutes(api: Api, checkIns: CheckIns): void {
  api.handle(contract.state, schemas.state, ({ principal, params }) => checkIns.stateOf(principal.userId, params.id));
  api.handle(contract.history, schemas.history, ({ principal, params, query }) =>
    checkIns.history(principal.userId, params.id, query.cursor, query.limit),
  );
  api.handle(contract.create, schemas.create, async ({ principal, params, body }) => {
    const row = await checkIns.record({
      ...body,
      studentId: principal.userId,
      applicationId: params.id,
      source: 'miniapp',
      madeAt: new Date(body.madeAt),
    });
    return {
      checkIn: presentCheckIn(row),
      message: recordedWords(row),
      nextCheckInOn: row.next_on,
      undoUntil: undoUntil(row)?.toISOString() ?? null,
      emergency: await checkIns.emergencyIn(row.country),
    };
  });
}
