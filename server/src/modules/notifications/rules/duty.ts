import type { DutyRota } from '@yuanhang/contract';
import { messageRule } from '@yuanhang/domain';
import { z } from 'zod';
import type { Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { NotificationsContext } from '../context';
import { channelsFor, reachabilityOf } from '../reachability';
import { currentRevision, reviseSetting } from '../revisions';

/** A member of staff who may be alerted. */
export interface Officer {
  readonly userId: string;
  readonly name: string;
}

const subject = 'duty_rota';
const shape = z.array(z.string());
const candidates = `SELECT u.id AS userId, u.name FROM users u WHERE u.status = 'active'
  AND EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role IN ('office', 'college_reviewer'))`;

/**
 * The officers to alert of a help request the n-th time (0: immediately): the first on the rota of the office, then the
 * next one too, from the third time on the whole rota and the whole office. By default the rota is the whole office.
 */
export async function calledAt(context: NotificationsContext, n: number, tx?: Tx): Promise<Officer[]> {
  const { value } = await currentRevision(context, subject, shape, [], tx);
  const list = await named(context, value, tx);
  if (n < 2 && n < list.length) return list.slice(0, n + 1);
  const office = await context.identity.staffOf({ role: 'office' }, tx);
  return [...new Map([...list, ...office].map((officer) => [officer.userId, officer])).values()];
}

/** The current rota, the channels that reach each officer, and the other officers who may be added. */
export async function dutyRota(context: NotificationsContext, tx?: Tx): Promise<DutyRota> {
  const { database, identity, channels } = context;
  const { value, version } = await currentRevision(context, subject, shape, [], tx);
  const list = await named(context, value, tx);
  const office = await identity.staffOf({ role: 'office' }, tx);
  const all = await database.select<Officer>(`${candidates} ORDER BY u.name, u.id LIMIT 500`, {}, tx);
  const shown = list.length > 0 ? list : office;
  const userIds = [...new Set([...shown, ...all].map(({ userId }) => userId))];
  const reachabilities = await reachabilityOf(context, userIds, tx);
  const rule = messageRule('help_requested');
  const reachable = ({ userId, name }: Officer) => {
    const reachability = reachabilities.get(userId);
    return { userId, name, channels: reachability && rule ? channelsFor(rule, reachability, channels) : [] };
  };
  const inOffice = new Set(office.map(({ userId }) => userId));
  return {
    items: shown.map(reachable),
    isDefault: list.length === 0,
    candidates: all.map((officer) => ({ ...reachable(officer), inOffice: inOffice.has(officer.userId) })),
    version,
  };
}

/** Replaces the rota. Throws `invalid_input` for a duplicate or a person who may not be alerted, and `StaleVersion`. */
export async function setDutyRota(
  context: NotificationsContext,
  principal: Principal,
  { userIds, version }: { userIds: readonly string[]; version: number },
  tx: Tx,
): Promise<DutyRota> {
  const officers = await named(context, userIds, tx);
  if (new Set(userIds).size < userIds.length) throw fieldError('userIds', 'twice', '同一个人只能出现一次');
  if (officers.length < userIds.length)
    throw fieldError('userIds', 'unknown_officer', '只能选择在职的国际处或学院审核人员');
  const detail = officers.map(({ name }) => name).join('、') || '国际处全体';
  await reviseSetting(context, principal, { subject, value: userIds, version, action: 'set_duty_rota', detail }, tx);
  return dutyRota(context, tx);
}

/** The officers of the rota who may still be alerted, in its order. */
async function named({ database }: NotificationsContext, userIds: readonly string[], tx?: Tx): Promise<Officer[]> {
  if (userIds.length === 0) return [];
  const rows = await database.select<Officer>(`${candidates} AND u.id IN (:userIds)`, { userIds }, tx);
  return userIds.flatMap((id) => rows.find(({ userId }) => userId === id) ?? []);
}
