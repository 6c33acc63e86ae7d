import { checkInRoutes as contract } from '@yuanhang/contract';
import { checkInSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { CheckIns } from './check-ins';
import { presentCheckIn, undoUntil } from './presenters/check-in';
import { checkInMessage } from './presenters/messages';

export function checkInRoutes(api: Api, checkIns: CheckIns): void {
  api.handle(contract.state, schemas.state, ({ principal, params }) => checkIns.stateOf(principal.userId, params.id));
  api.handle(contract.history, schemas.history, ({ principal, params, query }) =>
    checkIns.history(principal.userId, params.id, query.cursor, query.limit),
  );
  api.handle(contract.undo, schemas.undo, async ({ principal, params }) => {
    await checkIns.undo(principal.userId, params.id);
    return checkIns.stateOf(principal.userId, params.id);
  });
  api.handle(contract.completeArrival, schemas.completeArrival, async ({ principal, params, body }) => {
    await checkIns.completeArrival(principal.userId, params.id, body);
    return checkIns.stateOf(principal.userId, params.id);
  });
  api.handle(contract.emergencyContacts, schemas.emergencyContacts, () => checkIns.emergencyContacts());
  api.change(contract.addEmergencyContact, schemas.addEmergencyContact, async ({ principal, body }, tx) => ({
    id: await checkIns.addEmergencyContact(principal, body, tx),
  }));
  api.change(
    contract.changeEmergencyContact,
    schemas.changeEmergencyContact,
    async ({ principal, params, body }, tx) => {
      await checkIns.changeEmergencyContact(principal, params.id, body, tx);
      return { ok: true as const };
    },
  );
  api.change(contract.removeEmergencyContact, schemas.removeEmergencyContact, async ({ principal, params }, tx) => {
    await checkIns.removeEmergencyContact(principal, params.id, tx);
    return { ok: true as const };
  });
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
      message: checkInMessage(row),
      nextCheckInOn: row.next_on,
      undoUntil: undoUntil(row)?.toISOString() ?? null,
      emergency: await checkIns.emergencyIn(row.country),
    };
  });
}
