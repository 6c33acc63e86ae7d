import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Row } from './limit/database';
import type { Templates } from './limit/templates';
import { idOf, officeToken, studentToken } from './people';
import { studentOfDraft, submitQuestion } from './questions/applications';
import { answerOf } from './questions/pages';
import { get } from './questions/question';

interface ListAnswer {
  readonly items: readonly ({ readonly id: string } & object)[];
}
interface Example extends RowDataPacket {
  readonly id: string;
  readonly stage: string;
  readonly student_id: string;
  readonly submitted_at: string | null;
}

async function onlyRow(connection: Connection, sql: string, values: readonly string[]): Promise<Row> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, [...values]);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} rows instead of one: ${sql}`);
  const { seq: _, ...columns } = row;
  return columns;
}

/** The stored rows of a submitted draft, by table. */
export async function submissionOf(connection: Connection, draft: number): Promise<Readonly<Record<string, Row>>> {
  const id = idOf('b', draft);
  const read = (sql: string, value: string) => onlyRow(connection, sql, [value]);
  return {
    timeline_entries: await read('SELECT * FROM timeline_entries WHERE application_id = ?', id),
    submissions: await read('SELECT * FROM submissions WHERE application_id = ?', id),
    outbox_events: await read(`SELECT * FROM outbox_events WHERE type = 'stage_changed' AND body LIKE ?`, `%${id}%`),
    idempotency_keys: await read(
      'SELECT * FROM idempotency_keys WHERE idempotency_key = ?',
      submitQuestion(draft, 1).idempotencyKey ?? '',
    ),
  };
}

/** Submits a draft on the product and reads what it wrote. */
async function exampleSubmission(
  connection: Connection,
  url: string,
  draft: number,
  students: number,
  delivered: () => Promise<void>,
): Promise<Templates['submission']> {
  const id = idOf('b', draft);
  const application = () => onlyRow(connection, 'SELECT * FROM applications WHERE id = ?', [id]);
  const before = await application();
  const question = submitQuestion(draft, students);
  const answer = await answerOf(url, question);
  await delivered();
  const after = await application();
  const changes = Object.entries(after).filter(([column, value]) => value !== before[column]);
  return {
    answer: answer as object,
    changes: Object.fromEntries(changes),
    inserted: await submissionOf(connection, draft),
    application: id,
    student: idOf('u', studentOfDraft(draft, students)),
    key: question.idempotencyKey ?? '',
  };
}

/** Requests from the product one answer of each kind that the limit has to send. Submits `draft`. */
export async function readTemplates(
  connection: Connection,
  url: string,
  { draft, students, delivered }: { draft: number; students: number; delivered: () => Promise<void> },
): Promise<Templates> {
  const submission = await exampleSubmission(connection, url, draft, students, delivered);
  const [examples] = await connection.query<Example[]>(
    `SELECT a.id, a.stage, a.student_id, a.submitted_at FROM applications a
     JOIN (SELECT MIN(id) AS id FROM applications GROUP BY stage) e ON e.id = a.id`,
  );
  const summaries: Record<string, object> = {};
  const details = { student: {} as Record<string, object>, staff: {} as Record<string, object> };
  for (const { id, stage, student_id, submitted_at } of examples) {
    const token = studentToken(Number(student_id.slice(1)));
    const { items } = (await answerOf(url, get('/api/applications', token))) as ListAnswer;
    summaries[stage] = items.find((item) => item.id === id) ?? {};
    details.student[stage] = (await answerOf(url, get(`/api/applications/${id}`, token))) as object;
    if (submitted_at !== null)
      details.staff[stage] = (await answerOf(url, get(`/api/admin/applications/${id}`, officeToken))) as object;
  }
  const firstOf = async (path: string, token: string) =>
    ((await answerOf(url, get(path, token))) as ListAnswer).items[0] ?? {};
  return {
    programme: await firstOf('/api/programmes?open=true', studentToken(1)),
    queueItem: await firstOf('/api/admin/reviews', officeToken),
    summaries,
    details,
    submission,
  };
}
