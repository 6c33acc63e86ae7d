import type { WorkingDays } from '@yuanhang/contract';
import { compareDates, type WorkingDayExceptions } from '@yuanhang/domain';
import { z } from 'zod';
import type { Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { NotificationsContext } from '../context';
import { currentRevision, currentRevisions, reviseSetting } from '../revisions';

const shape = z.array(z.object({ on: z.string(), works: z.boolean(), name: z.string() }));
type Days = z.output<typeof shape>;
const prefix = 'calendar:';

const nothing: Days = [];

/**
 * Holidays and working days at weekends (调休) of a year, as the office entered them from the published calendar. In a
 * year without entries, weekends are the only days off.
 */
export async function workingDays(context: NotificationsContext, year: number, tx?: Tx): Promise<WorkingDays> {
  const { value, version } = await currentRevision(context, `${prefix}${year}`, shape, nothing, tx);
  return { year, items: value, version };
}

/** Every holiday on a weekday and every working day at a weekend, of all years. */
export async function workingDayExceptions(context: NotificationsContext, tx?: Tx): Promise<WorkingDayExceptions> {
  const years = await currentRevisions(context, prefix, shape, tx);
  return new Map([...years.values()].flatMap(({ value }) => value.map(({ on, works }) => [on, works] as const)));
}

/**
 * Replaces the entries of a year. Throws `invalid_input` for a day of another year or a duplicate, and
 * `StaleVersion`.
 */
export async function setWorkingDays(
  context: NotificationsContext,
  principal: Principal,
  year: number,
  { items, version }: { items: Days; version: number },
  tx: Tx,
): Promise<WorkingDays> {
  items.forEach(({ on }, at) => {
    const field = `items.${at}.on`;
    if (Number(on.slice(0, 4)) !== year) throw fieldError(field, 'other_year', `不是 ${year} 年的日期`);
    if (items.findIndex((item) => item.on === on) < at) throw fieldError(field, 'twice', '同一天只能出现一次');
  });
  const value = [...items].sort((a, b) => compareDates(a.on, b.on));
  const detail = `${year} 年，${value.length} 天`;
  const change = { subject: `${prefix}${year}`, value, version, action: 'set_working_days', detail };
  await reviseSetting(context, principal, change, tx);
  return workingDays(context, year, tx);
}
