import { createServer, type IncomingMessage } from 'node:http';
import { createPool, type RowDataPacket } from 'mysql2/promise';

/**
 * The limit: what a bare program needs for the same answers. Prepared statements, the best SQL there is, no framework,
 * no checks, nobody signed in. What the product computes (next step, actions, words) is a template taken from the
 * product's own answer, so that both send the same bytes.
 */
const pool = createPool({ uri: process.env.LIMIT_DATABASE_URL ?? '', connectionLimit: 10, dateStrings: true });
const templates = new Map<string, Record<string, unknown>>();
type Row = RowDataPacket;
const rows = async (sql: string, values: (string | number)[]): Promise<Row[]> =>
  (await pool.execute<Row[]>(sql, values))[0];
const templateOf = (name: string) => templates.get(name) ?? {};

const today = new Date().toISOString().slice(0, 10);
const answers: Readonly<Record<string, (parameter: string) => Promise<unknown>>> = {
  async programmes() {
    const found = await rows(
      `SELECT p.id, p.name, p.year, p.category, p.form, p.country, p.city, p.institution, p.start_on, p.end_on, p.apply_from,
         p.apply_until, p.late_entry_until, p.places, p.places_taken, p.language_requirement, p.funding_eligible, p.status,
         (SELECT GROUP_CONCAT(g.eligible_group) FROM programme_eligible_groups g WHERE g.programme_id = p.id) AS eligible_groups
       FROM programmes p WHERE p.status = 'published' AND p.apply_from <= ? AND p.closes_on >= ?
       ORDER BY p.closes_on, p.id LIMIT 21`,
      [today, today],
    );
    return page(found, 'programmes', ({ id, name, year, category }) => ({ id, name, year, category }));
  },
  async mine(studentId) {
    const found = await rows(
      `SELECT a.*, p.name AS programme_name, p.year FROM applications a LEFT JOIN programmes p ON p.id = a.programme_id
       WHERE a.student_id = ? AND a.deleted_at IS NULL ORDER BY a.created_at DESC, a.id DESC LIMIT 21`,
      [studentId],
    );
    const ids = found.map(({ id }) => String(id));
    if (ids.length > 0) {
      await rows(
        `SELECT * FROM requests WHERE application_id IN (${ids.map(() => '?').join(',')}) ORDER BY created_at, id`,
        ids,
      );
    }
    return page(found, 'mine', ({ id, number, stage }) => ({ id, number, stage }));
  },
  async queue() {
    const branch = (of: string, columns: string, from: string) =>
      `(SELECT x.id, '${of}' AS subject, x.student_id, x.college_id, x.step_index, x.waiting_since, x.version, ${columns} FROM ${from}
        WHERE x.awaits = 'office' ORDER BY x.waiting_since, x.id LIMIT 21)`;
    const found = await rows(
      `SELECT w.*, p.name AS programme, p.year, u.name, s.student_number, c.name AS college,
         (SELECT t.comment FROM timeline_entries t WHERE t.application_id = w.application_id AND t.operation = 'approve'
            AND (t.request_id IS NULL OR t.request_id = w.id) AND w.step_index > 0 ORDER BY t.seq DESC LIMIT 1) AS comment
       FROM (${branch('application', 'x.id AS application_id, x.number, x.programme_id', 'applications x')} UNION ALL
         ${branch('request', 'x.application_id, a.number, a.programme_id', 'requests x JOIN applications a ON a.id = x.application_id')}
         ORDER BY waiting_since, id LIMIT 21) w
       LEFT JOIN programmes p ON p.id = w.programme_id LEFT JOIN users u ON u.id = w.student_id
       LEFT JOIN students s ON s.user_id = w.student_id LEFT JOIN colleges c ON c.id = w.college_id ORDER BY w.waiting_since, w.id`,
      [],
    );
    return page(found, 'queue', ({ id, subject, version }) => ({ id, subject, version }));
  },
  detail,
  async submit(id) {
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      await connection.execute('SELECT * FROM applications WHERE id = ? FOR UPDATE', [id]);
      await connection.execute(
        `UPDATE applications SET stage = 'under_review', awaits = 'college', submitted_at = NOW(3), waiting_since = NOW(3),
           version = version + 1 WHERE id = ? AND version = 0`,
        [id],
      );
      await connection.execute(
        `INSERT INTO timeline_entries (id, application_id, at, actor_id, actor_name, actor_role, operation, title, stage, version)
         VALUES (?, ?, NOW(3), 'x', '学生', 'student', 'submit', '提交申请', 'under_review', 1)`,
        [`z${id.slice(1)}`, id],
      );
      await connection.execute(
        // Done already: the product, whose table it is, must not try to deliver it.
        `INSERT INTO outbox_events (id, type, body, created_at, not_before, done_at)
         VALUES (?, 'stage_changed', ?, NOW(3), NOW(3), NOW(3))`,
        [`z${id.slice(1)}`, '{}'.padEnd(400)],
      );
      await connection.commit();
    } finally {
      connection.release();
    }
    // The answer is the application as it now stands.
    return detail(id);
  },
};

async function detail(id: string): Promise<object> {
  const [found] = await rows(
    `SELECT a.*, p.name AS programme_name, u.name, s.* FROM applications a LEFT JOIN programmes p ON p.id = a.programme_id
     LEFT JOIN users u ON u.id = a.student_id LEFT JOIN students s ON s.user_id = a.student_id WHERE a.id = ?`,
    [id],
  );
  await Promise.all([
    rows('SELECT * FROM requests WHERE application_id = ? ORDER BY created_at, id', [id]),
    rows('SELECT * FROM timeline_entries WHERE application_id = ? ORDER BY seq', [id]),
    rows('SELECT * FROM supplement_requests WHERE application_id = ? ORDER BY seq DESC', [id]),
    rows('SELECT * FROM language_proficiencies WHERE application_id = ? ORDER BY created_at, id', [id]),
    rows("SELECT * FROM attachments WHERE owner_type = 'application' AND owner_id = ? AND state = 'complete'", [id]),
  ]);
  return { ...templateOf('detail'), id: found?.id, number: found?.number, version: found?.version };
}

function page(found: readonly Row[], name: string, own: (row: Row) => object): unknown {
  const { items } = templateOf(name);
  const [item] = Array.isArray(items) ? items : [{}];
  return {
    items: found.slice(0, 20).map((row) => ({ ...item, ...own(row) })),
    nextCursor: found.length > 20 ? 'x'.repeat(80) : null,
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
}

createServer(async (incoming, answer) => {
  const [, name = '', parameter = ''] = (incoming.url ?? '').split('/');
  const text = await bodyOf(incoming);
  if (name === 'template') {
    templates.set(parameter, JSON.parse(text));
    answer.end('{}');
    return;
  }
  const found = answers[name];
  answer.setHeader('content-type', 'application/json; charset=utf-8');
  answer.end(JSON.stringify(found ? await found(parameter) : {}));
}).listen(Number(process.env.LIMIT_PORT), '127.0.0.1');
