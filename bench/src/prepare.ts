import { createHash } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { fillMariadb, type Sizes } from '../../server/test/fill';

/** Ids as `fillMariadb` writes them. */
export const idOf = (letter: string, n: number): string => `${letter}${String(n).padStart(19, '0')}`;
export const tokenOf = (name: string): string => `bench-${name}`.padEnd(43, 'x');
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** Complete answers of a student, so that a draft can be handed in as it stands. */
const pages = {
  basic: {
    phone: '13800001234',
    email: 'lin@example.edu',
    address: '兰州市城关区天水南路 222 号',
    emergencyName: '林建国',
    emergencyRelation: '父亲',
    emergencyPhone: '13900005678',
  },
  application: {
    startOn: '2027-03-01',
    endOn: '2027-08-31',
    fundingSource: ['self'],
    studyPlan: '我计划修读日耳曼学与翻译学课程，并准备毕业论文。'.repeat(12),
    hasBeenAbroad: false,
  },
};

/** Rows of a university, and beside them as many complete drafts as will be submitted, each with a student who is signed in. */
export async function prepare(connection: Connection, sizes: Sizes, drafts: number): Promise<void> {
  await fillMariadb((sql) => connection.query(sql), sizes);
  const far = '2037-01-01 00:00:00';
  const session = async (id: string, userId: string, token: string) =>
    connection.execute(
      'INSERT INTO sessions (id, token_hash, user_id, created_at, seen_at, expires_at) VALUES (?, ?, ?, NOW(3), NOW(3), ?)',
      [id, hash(token), userId, far],
    );
  const office = idOf('o', 1);
  await connection.execute(
    `INSERT INTO users (id, name, cas_id, status, version, created_at, updated_at) VALUES (?, '陈国栋', 'office', 'active', 0, NOW(3), NOW(3))`,
    [office],
  );
  await connection.execute("INSERT INTO user_roles (user_id, role, college_id) VALUES (?, 'office', '')", [office]);
  await session(idOf('S', 0), office, tokenOf('office'));
  await connection.query(
    `UPDATE programmes SET status = 'published', apply_from = '2020-01-01', apply_until = '2036-12-31', closes_on = '2036-12-31',
       places = NULL, requirements = '[]' WHERE id = '${idOf('p', 1)}'`,
  );
  for (let n = 1; n <= drafts; n += 1) await session(idOf('S', n), idOf('u', n), tokenOf(`u${n}`));
  await connection.query(
    `INSERT INTO applications (id, number, student_id, programme_id, college_id, stage, step_index, chain, late_entry, declaration,
       declaration_accepted_at, basic, application, questions, open_marker, version, created_at, updated_at)
     SELECT CONCAT('b', LPAD(n.seq, 19, '0')), CONCAT('BN', LPAD(n.seq, 8, '0')), CONCAT('u', LPAD(n.seq, 19, '0')), '${idOf('p', 1)}',
       '${idOf('c', 1)}', 'draft', 0, '[]', 0, '承诺', NOW(3), ?, ?, '{}', 1, 0, NOW(3), NOW(3) FROM seq_1_to_${drafts} n`,
    [JSON.stringify(pages.basic), JSON.stringify(pages.application)],
  );
}

/**
 * Waits until the product has done what a start catches up: its sweeps over all the rows that were filled in, and the
 * words about what they moved. Their cost is measured where sweeps are.
 */
export async function settled(connection: Connection): Promise<void> {
  for (;;) {
    const [rows] = await connection.query<({ open: number; waiting: number } & RowDataPacket)[]>(
      `SELECT (SELECT COUNT(*) = 0 OR SUM(sweep = 'housekeeping' AND finished_at IS NOT NULL) = 0 FROM sweep_slots) AS open,
         (SELECT COUNT(*) FROM outbox_events WHERE done_at IS NULL) AS waiting`,
    );
    if (rows[0]?.open === 0 && rows[0].waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
