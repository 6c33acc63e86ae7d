import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { type Database, fromJson, json, StaleVersion, type Tx, toInstant } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';

/** What the office maintains, in force; version 0 while nobody has touched it. */
export interface Revision<T> {
  readonly value: T;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}
export interface Change<T> {
  readonly subject: string;
  readonly value: T;
  /** The version that the person saw. */
  readonly version: number;
  readonly action: string;
  readonly detail: string;
}
interface Row {
  readonly subject: string;
  readonly version: number;
  readonly value: string | object;
  readonly by_name: string;
  readonly at: string | Date;
}

/** Small settings with a history: rule days, the duty rota, the working days. The highest version is in force. */
export function createRevisions({ database, clock, audit }: { database: Database; clock: Clock; audit: Audit }) {
  const select = `SELECT r.subject, r.version, r.value, r.by_name, r.at FROM revisions r
    WHERE r.version = (SELECT MAX(n.version) FROM revisions n WHERE n.subject = r.subject)`;
  const read = <T>(shape: z.ZodType<T>, row: Row): Revision<T> => ({
    value: shape.parse(fromJson<unknown>(row.value)),
    version: row.version,
    changedAt: toInstant(row.at),
    changedBy: row.by_name,
  });

  return {
    async current<T>(subject: string, shape: z.ZodType<T>, otherwise: T, tx?: Tx): Promise<Revision<T>> {
      const row = await database.first<Row>(`${select} AND r.subject = :subject`, { subject }, tx);
      return row ? read(shape, row) : { value: otherwise, version: 0, changedAt: null, changedBy: null };
    },

    /** Of every subject that begins so: `days:`, `calendar:`. */
    async all<T>(prefix: string, shape: z.ZodType<T>): Promise<Map<string, Revision<T>>> {
      const rows = await database.select<Row>(`${select} AND r.subject LIKE :like`, { like: `${prefix}%` });
      return new Map(rows.map((row) => [row.subject.slice(prefix.length), read(shape, row)]));
    },

    /** Throws `StaleVersion` when somebody was faster. */
    async change<T>(by: Principal, { subject, value, version, action, detail }: Change<T>): Promise<void> {
      await database.transaction(async (tx) => {
        const seen = await database.first<{ version: number }>(
          'SELECT MAX(version) AS version FROM revisions WHERE subject = :subject',
          { subject },
          tx,
        );
        if ((seen?.version ?? 0) !== version) throw new StaleVersion();
        const who = { by_id: by.userId, by_name: by.name, at: clock.now() };
        const row = { subject, version: version + 1, value: json(value), ...who };
        if (!(await database.insertIfAbsent('revisions', row, tx))) throw new StaleVersion();
        const actor = { id: by.userId, role: 'office' } as const;
        await audit.record(tx, { actor, action, subject: { type: 'setting', id: subject }, detail });
      });
    },
  };
}
export type Revisions = ReturnType<typeof createRevisions>;
