import { randomBytes } from 'node:crypto';
import { factsForStudent, filesOf, languagesOf, presentDetail } from './applications';
import { now, places, pool, type Row, type Value } from './database';
import { known } from './templates';

/** Twenty characters, like the product's ids. */
const newId = () => randomBytes(10).toString('hex');

/** The product's row with the values of another application. */
function ownRow(row: Row, own: Row, replaced: ReadonlyMap<Value, Value>): Row {
  const entries = Object.entries(row).map(([column, value]) => [column, own[column] ?? replaced.get(value) ?? value]);
  return Object.fromEntries(entries);
}

const insertion = (table: string, row: Row): string =>
  `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places(Object.keys(row))})`;

/**
 * A submission with the fewest safe statements: three reads, then in one transaction the version-guarded UPDATE, which
 * locks the row, and the rows that the product writes. The answer stored for the idempotency key is the one sent.
 */
export async function submit(id: string, studentId: string, key: string): Promise<string> {
  const { submission } = known();
  const [row, languages] = await Promise.all([factsForStudent(id), languagesOf(id), filesOf([id])]);
  if (!row) throw new Error('no such application');
  const at = now();
  const entryId = newId();
  const answer = JSON.stringify({
    ...submission.answer,
    ...presentDetail(submitted(row, at), { requests: [], timeline: [entryOf(entryId, at)], languages }),
  });
  const event = String(submission.inserted.outbox_events?.body).replaceAll(submission.application, id);
  const replaced = new Map<Value, Value>([
    [submission.application, id],
    [submission.student, studentId],
    [submission.key, key],
  ]);
  const own: Readonly<Record<string, Row>> = {
    timeline_entries: { id: entryId, at },
    submissions: { at },
    // Marked as delivered, because the product uses the same table and must not deliver it.
    outbox_events: { id: newId(), body: event, created_at: at, not_before: at, done_at: at },
    idempotency_keys: { answer: `{"body":${answer}}`, claim_token: newId(), created_at: at },
  };
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const changes = Object.keys(submission.changes);
    await connection.execute(
      `UPDATE applications SET ${changes.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND version = ?`,
      [...Object.values(submission.changes), id, row.version ?? null],
    );
    for (const [table, template] of Object.entries(submission.inserted)) {
      const written = ownRow(template, own[table] ?? {}, replaced);
      await connection.execute(insertion(table, written), Object.values(written));
    }
    await connection.commit();
  } finally {
    connection.release();
  }
  return answer;
}

const submitted = (row: Row, at: string): Row => {
  const { version = null, stage = null } = known().submission.changes;
  return { ...row, stage, version, submitted_at: at, updated_at: at };
};

const entryOf = (id: string, at: string): Row => ({ ...known().submission.inserted.timeline_entries, id, at });
