import type { LiveState } from '@yuanhang/contract';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { abroadScope, helpScope, rollCallScope } from './scope';

/** The state that a live view compares, within the scope of the person. */
export async function liveState({ database, clock }: MobilityDeskContext, principal: Principal): Promise<LiveState> {
  const help = helpScope(principal);
  const abroad = abroadScope(principal);
  const asked = rollCallScope(principal);
  const waiting = await database.select<{ id: string }>(
    `SELECT h.id FROM help_requests h LEFT JOIN students s ON s.user_id = h.student_id
     WHERE h.acknowledged_at IS NULL AND ${help.where} ORDER BY h.seq DESC LIMIT 100`,
    help.values,
  );
  const checkIn = await database.first<{ id: string }>(
    `SELECT c.id FROM check_ins c LEFT JOIN applications a ON a.id = c.application_id
     WHERE ${abroad.where} ORDER BY c.seq DESC LIMIT 1`,
    abroad.values,
  );
  const rollCall = await database.first<{ id: string }>(
    `SELECT c.id FROM roll_calls c WHERE c.closed_at IS NULL AND EXISTS
       (SELECT 1 FROM roll_call_answers r WHERE r.roll_call_id = c.id AND ${asked.where})
     ORDER BY c.seq DESC LIMIT 1`,
    asked.values,
  );
  return {
    now: clock.now().toISOString(),
    helpWaiting: waiting.map(({ id }) => id),
    newestCheckIn: checkIn?.id ?? null,
    openRollCall: rollCall?.id ?? null,
  };
}
