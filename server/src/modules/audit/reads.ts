import type { ResponseOf } from '@yuanhang/contract';
import type { auditSchemas } from '@yuanhang/contract/schemas';
import { addDays } from '@yuanhang/domain';
import { z } from 'zod';
import { containsPattern, decodeCursor, pageOf, type RowOf, toInstant } from '../../platform/database';
import type { AuditContext } from './context';
import type { AuditEntry } from './model';
import { matchesSearch, subjectNames } from './subjects';

type Query = z.output<typeof auditSchemas.list.query>;
type Row = Omit<RowOf<AuditEntry>, 'detail_digest' | 'previous_digest' | 'key_id'> & {
  readonly actor_name: string | null;
  readonly text: string | null;
};

/** Entries, newest first. */
export async function listEntries(
  context: AuditContext,
  { cursor, limit = 30, action, actorId, subjectId, from, until, q }: Query,
): Promise<ResponseOf<typeof auditSchemas.list>> {
  const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [null];
  const rows = await context.database.select<Row>(
    `SELECT e.seq, e.id, e.at, e.actor_id, u.name AS actor_name, e.actor_role, e.action, e.subject_type, e.subject_id, d.text, e.digest
     FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id LEFT JOIN users u ON u.id = e.actor_id
     WHERE 1 = 1 ${before === null ? '' : 'AND e.seq < :before'} ${action ? 'AND e.action = :action' : ''}
     ${actorId ? 'AND e.actor_id = :actorId' : ''} ${subjectId ? 'AND e.subject_id = :subjectId' : ''}
     ${from ? 'AND e.at >= :from' : ''} ${until ? 'AND e.at < :until' : ''}
     ${q ? `AND ${matchesSearch}` : ''} ORDER BY e.seq DESC LIMIT :rows`,
    {
      before,
      action,
      actorId,
      subjectId,
      from: from && new Date(`${from}T00:00:00+08:00`),
      until: until && new Date(`${addDays(until, 1)}T00:00:00+08:00`),
      q: q && containsPattern(q),
      rows: limit + 1,
    },
  );
  const names = await subjectNames(context, [...new Set(rows.map(({ subject_id }) => subject_id))]);
  return pageOf(
    rows,
    limit,
    (row) => [row.seq],
    (row) => ({
      id: row.id,
      at: toInstant(row.at),
      actor: { id: row.actor_id, name: row.actor_name ?? '', role: row.actor_role },
      action: row.action,
      subject: { type: row.subject_type, id: row.subject_id, name: names.get(row.subject_id) ?? '' },
      detail: row.text ?? '（内容已删除；是否按规定删除，由校验查明）',
      digest: row.digest,
    }),
  );
}
