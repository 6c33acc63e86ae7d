import { formatInstant, shanghaiOffset } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { ApplicationsContext } from '../context';
import { timelineColumns } from './loaders';
import type { TimelineRow } from './rows';

/**
 * The 409 for a person who saw an older version of an application or its request, with the changes since. Reads
 * outside the transaction that failed: `new StaleVersion(() => staleVersionError(…))`.
 */
export async function staleVersionError(
  { database }: ApplicationsContext,
  applicationId: string,
  requestId: string | null,
  seen: number,
): Promise<AppError> {
  const rows = await database.select<TimelineRow>(
    `SELECT ${timelineColumns} FROM timeline_entries WHERE application_id = :applicationId AND version > :version
     AND ${requestId === null ? 'request_id IS NULL' : 'request_id = :requestId'} ORDER BY seq`,
    { applicationId, version: seen, requestId },
  );
  const problems = rows.map(({ operation, title, actor_name, at }) => ({
    field: 'version',
    code: operation,
    message: `${title} · ${actor_name} · ${formatInstant(toDate(at), shanghaiOffset)}`,
  }));
  const last = rows.at(-1);
  return new AppError('stale_version', {
    problems,
    ...(last ? { message: `内容已被更新：${last.title}，请刷新后再试`, detail: last.operation } : {}),
  });
}
