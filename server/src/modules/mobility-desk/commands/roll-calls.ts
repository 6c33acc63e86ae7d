import type { ResponseOf } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { MobilityDeskContext } from '../context';
import { placeOf, rollCall } from '../reads/roll-calls';
import { abroadScope, actorOf } from '../reads/scope';

type RollCall = ResponseOf<typeof mobilityDeskSchemas.rollCall>;
type Input = z.output<typeof mobilityDeskSchemas.openRollCall.body>;

/** Asks every student in a place whether they are safe. Throws `not_allowed_now` when no student is there. */
export async function openRollCall(
  context: MobilityDeskContext,
  principal: Principal,
  input: Input,
): Promise<RollCall> {
  const { database, checkIns } = context;
  const { question } = input;
  const country = input.country ?? null;
  const city = input.city || null;
  const by = { userId: principal.userId, name: principal.name };
  const id = await database.transaction(async (tx) => {
    const opened = await checkIns.openRollCall({ country, city, question, by, scope: abroadScope(principal) }, tx);
    if (opened === null) return null;
    const detail = [placeOf(country, city), question].join(' · ');
    await recorded(context, principal, 'open_roll_call', { id: opened, detail }, tx);
    return opened;
  });
  if (id === null) throw new AppError('not_allowed_now', { message: '那里目前没有在外学生', detail: 'nobody_there' });
  return rollCall(context, principal, id);
}

/** Asks the students without an answer again. Throws `not_found`, `forbidden` and, once closed, `not_allowed_now`. */
export async function remindRollCall(
  context: MobilityDeskContext,
  principal: Principal,
  id: string,
): Promise<RollCall> {
  const { database, checkIns } = context;
  const { question } = await findOwnOpen(context, principal, id);
  await database.transaction(async (tx) => {
    const count = await checkIns.remindRollCall({ id, question }, tx);
    await recorded(context, principal, 'remind_roll_call', { id, detail: `${count} 人` }, tx);
  });
  return rollCall(context, principal, id);
}

/** Closes a roll call. Throws the same errors as `remindRollCall`. */
export async function closeRollCall(context: MobilityDeskContext, principal: Principal, id: string): Promise<RollCall> {
  const { database, checkIns } = context;
  await findOwnOpen(context, principal, id);
  await database.transaction(async (tx) => {
    await checkIns.closeRollCall(id, tx);
    await recorded(context, principal, 'close_roll_call', { id, detail: '' }, tx);
  });
  return rollCall(context, principal, id);
}

/** A college may act on roll calls that asked only its own students; the office on all others too. */
async function findOwnOpen(context: MobilityDeskContext, principal: Principal, id: string): Promise<RollCall> {
  const found = await rollCall(context, principal, id);
  if (found.closedAt !== null)
    throw new AppError('not_allowed_now', { message: '这次平安确认已结束', detail: 'closed' });
  if (principal.roles.includes('office')) return found;
  const all = await context.database.first<{ asked: number }>(
    'SELECT COUNT(*) AS asked FROM roll_call_answers WHERE roll_call_id = :id',
    { id },
  );
  if (Number(all?.asked) === found.asked) return found;
  throw new AppError('forbidden', { message: '这次平安确认也问了其他学院的学生，请由国际处操作' });
}

async function recorded(
  { audit }: MobilityDeskContext,
  principal: Principal,
  action: string,
  { id, detail }: { readonly id: string; readonly detail: string },
  tx: Tx,
): Promise<void> {
  await audit.recordOrAlarm(tx, { actor: actorOf(principal), action, subject: { type: 'roll_call', id }, detail });
}
