import type { z } from 'zod';
import { fromJson, type RowOf, StaleVersion, type Tx, toInstant } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { NotificationsContext } from './context';
import { Revision as RevisionModel } from './model';

/** The current setting of the office; version 0 while it was never changed. */
export interface Revision<T> {
  readonly value: T;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}
export interface Change<T extends object> {
  readonly subject: string;
  readonly value: T;
  /** The version that the person saw. */
  readonly version: number;
  readonly action: string;
  readonly detail: string;
}
type Row = Pick<RowOf<RevisionModel>, 'subject' | 'version' | 'value' | 'by_name' | 'at'>;

const newest = `SELECT r.subject, r.version, r.value, r.by_name, r.at FROM revisions r
  WHERE r.version = (SELECT MAX(n.version) FROM revisions n WHERE n.subject = r.subject)`;
const read = <T>(shape: z.ZodType<T>, row: Row): Revision<T> => ({
  value: shape.parse(fromJson<unknown>(row.value)),
  version: row.version,
  changedAt: toInstant(row.at),
  changedBy: row.by_name,
});

/** A small setting with a history (rule days, the duty rota, the working days): the highest version is current. */
export async function currentRevision<T>(
  { database }: NotificationsContext,
  subject: string,
  shape: z.ZodType<T>,
  otherwise: T,
  tx?: Tx,
): Promise<Revision<T>> {
  const row = await database.first<Row>(`${newest} AND r.subject = :subject`, { subject }, tx);
  return row ? read(shape, row) : { value: otherwise, version: 0, changedAt: null, changedBy: null };
}

/** The settings of every subject with this prefix (`days:`, `calendar:`), by the rest of the subject. */
export async function currentRevisions<T>(
  { database }: NotificationsContext,
  prefix: string,
  shape: z.ZodType<T>,
  tx?: Tx,
): Promise<Map<string, Revision<T>>> {
  const rows = await database.select<Row>(`${newest} AND r.subject LIKE :like`, { like: `${prefix}%` }, tx);
  return new Map(rows.map((row) => [row.subject.slice(prefix.length), read(shape, row)]));
}

/** Adds the next version of a setting. Throws `StaleVersion` when it was changed since `version` was read. */
export async function reviseSetting<T extends object>(
  { database, clock, audit }: NotificationsContext,
  principal: Principal,
  { subject, value, version, action, detail }: Change<T>,
  tx: Tx,
): Promise<void> {
  const last = await database.first<{ version: number | null }>(
    'SELECT MAX(version) AS version FROM revisions WHERE subject = :subject',
    { subject },
    tx,
  );
  if ((last?.version ?? 0) !== version) throw new StaleVersion();
  const { userId: byId, name: byName } = principal;
  const row = { subject, version: version + 1, value, byId, byName, at: clock.now() };
  if (!(await database.addIfAbsent(RevisionModel, row, tx))) throw new StaleVersion();
  const actor = { id: byId, role: 'office' } as const;
  await audit.record(tx, { actor, action, subject: { type: 'setting', id: subject }, detail });
}
