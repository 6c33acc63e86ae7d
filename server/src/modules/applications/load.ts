import { formatInstant, shanghaiOffset } from '@yuanhang/domain';
import { StaleVersion, type Tx, toDate } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import type { ApplicationRecord } from './records';

/** State and facts of one application; null when there is none. */
export async function loadRecord(context: Context, id: string, tx?: Tx): Promise<ApplicationRecord | null> {
  const [record] = await context.queries.records('a.id = :id', { id }, context.clock.now(), tx);
  return record ?? null;
}

/** An application as the person saw it. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** Takes the row's lock by writing nothing new: there is no SELECT … FOR UPDATE on SQLite. */
export async function lockApplication({ database }: Context, id: string, tx: Tx): Promise<void> {
  await database.write('UPDATE applications SET version = version WHERE id = :id', { id }, tx);
}

/** The 409 for somebody who saw an older version, naming what happened since. */
export async function staleVersionError(
  { queries }: Context,
  applicationId: string,
  requestId: string | null,
  seen: number,
): Promise<AppError> {
  const rows = await queries.since(applicationId, requestId, seen);
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

/** Runs a student's change of their own application as they saw it. Throws `not_found` and `stale_version`. */
export async function changeOwn(
  context: Context,
  principal: Principal,
  { id, version: seen }: Target,
  work: (tx: Tx, record: ApplicationRecord) => Promise<void>,
): Promise<void> {
  try {
    await context.database.transaction(async (tx) => {
      await lockApplication(context, id, tx);
      const record = await loadRecord(context, id, tx);
      if (record?.student.id !== principal.userId) throw new AppError('not_found');
      if (record.version !== seen) throw new StaleVersion();
      await work(tx, record);
    });
  } catch (error) {
    if (error instanceof StaleVersion) throw await staleVersionError(context, id, null, seen);
    throw error;
  }
}
