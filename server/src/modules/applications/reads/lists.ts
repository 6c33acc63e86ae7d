import type { ApplicationSummary, ResponseOf } from '@yuanhang/contract';
import type { applicationSchemas } from '@yuanhang/contract/schemas';
import { studentActor } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { presentSummary } from '../presenters/summary';
import { loadRecordsOf } from './load';
import type { ApplicationRecord } from './records';

const cursorShape = z.tuple([z.iso.datetime(), z.string()]);
/** Whether the application comes after the last one of the previous page, newest first. */
function isBeyond({ createdAt, id }: ApplicationRecord, [at, lastId]: readonly [string, string]): boolean {
  const [mine, last] = [createdAt.getTime(), new Date(at).getTime()];
  return mine < last || (mine === last && id < lastId);
}
/** More than one student ever has. */
const maxSummaries = 50;

/** The student's own applications, newest first. */
export async function mine(
  context: ApplicationsContext,
  principal: Principal,
  { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<ResponseOf<typeof applicationSchemas.list>> {
  const now = context.clock.now();
  const after = decodeCursor(cursor, cursorShape);
  const all = await loadRecordsOf(context, principal.userId);
  const records = all.filter((record) => after === null || isBeyond(record, after)).slice(0, limit + 1);
  return pageOf(
    records,
    limit,
    (record) => [record.createdAt.toISOString(), record.id],
    (record) => presentSummary(record, principal, now),
  );
}

/** A student's applications, newest first, final ones included; for the home page and the chat. */
export async function summaries(context: ApplicationsContext, studentId: string): Promise<ApplicationSummary[]> {
  const now = context.clock.now();
  const records = (await loadRecordsOf(context, studentId)).slice(0, maxSummaries);
  return records.map((record) => presentSummary(record, studentActor(studentId), now));
}
