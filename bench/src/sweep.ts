import { readFileSync } from 'node:fs';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { cpuSeconds, databasePid, type Running } from './processes';

/** The cost of the sweep over `stays` students abroad, one in a hundred of them due today. */
export interface SweepResult {
  readonly stays: number;
  readonly due: number;
  readonly product: { readonly seconds: number; readonly cpu: number | null };
  readonly reference: { readonly seconds: number; readonly cpu: number | null };
  /** The rows written by a second run, and its duration. */
  readonly again: { readonly rows: number; readonly seconds: number };
  /** The server's peak resident memory in MB; null where there is no /proc. */
  readonly peakMegabytes: number | null;
}

const id = (letter: string, number = 'n.seq') => `CONCAT('${letter}', LPAD(${number}, 19, '0'))`;
const now = 'NOW(3)';
/** A day in a time zone with Shanghai's date, so that everything is due in one pass. */
const day = (days: string) =>
  `DATE_FORMAT(DATE_ADD(UTC_TIMESTAMP() + INTERVAL 8 HOUR, INTERVAL ${days} DAY), '%Y-%m-%d')`;

/** Writes students abroad; every hundredth has a check-in due today and a chat bound to the bot, nothing else is due. */
async function fill(connection: Connection, stays: number): Promise<void> {
  const seq = (count: number) => `seq_1_to_${count} n`;
  const statements = [
    `INSERT INTO colleges (id, code, name) VALUES ('c0000000000000000001', 'C1', '学院')`,
    `INSERT INTO users (id, name, status, version, created_at, updated_at)
     SELECT ${id('u')}, CONCAT('学生', n.seq), 'active', 0, ${now}, ${now} FROM ${seq(stays)}`,
    `INSERT INTO programmes (id, name, year, category, form, status, country, region, city, institution, time_zone, start_on, end_on,
       apply_from, apply_until, closes_on, places_taken, language_requirement, notice, introduction, declaration, requirements,
       questions, review_chain, budget_eligible, funding_eligible, check_in_interval_days, contact, self_arranged, version,
       created_at, updated_at, published_at)
     VALUES ('p0000000000000000001', '交流项目', 2026, 'exchange', 'credit', 'published', 'SG', 'asia', '新加坡', '示例大学', 'Asia/Singapore',
       ${day('-60')}, ${day('200')}, ${day('-300')}, ${day('-200')}, ${day('-200')}, 0, '', '', '', '', '[]',
       '{"key":"questions","title":"补充问题","fields":[]}', '["college","office"]', 0, 0, 30, '国际处', 0, 1, ${now}, ${now}, ${now})`,
    `INSERT INTO applications (id, number, student_id, programme_id, college_id, stage, step_index, chain, late_entry, declaration,
       declaration_accepted_at, basic, application, questions, offering, submitted_at, depart_on, return_on, arrived_on, time_zone,
       country, city, next_check_in_on, return_due_on, open_marker, version, created_at, updated_at)
     SELECT ${id('a')}, CONCAT('YH', LPAD(n.seq, 8, '0')), ${id('u')}, 'p0000000000000000001', 'c0000000000000000001', 'dispatched', 1,
       '["college","office"]', 0, '承诺', ${now}, '{}', '{}', '{}', '{}', ${now}, ${day('-60')}, ${day('200')}, ${day('-59')},
       'Asia/Singapore', 'SG', '新加坡', IF(n.seq % 100 = 0, ${day('0')}, ${day('5 + n.seq % 20')}), ${day('214')}, 1, 1, ${now}, ${now}
     FROM ${seq(stays)}`,
    `INSERT INTO chat_logins (id, puppet, account_id, state, started_at, seen_at, current_marker)
     VALUES ('L0000000000000000001', 'bench', 'bench', 'online', ${now}, ${now}, 1)`,
    `INSERT INTO chat_bindings (id, login_id, user_id, contact_id, chat_messages, bound_at)
     SELECT ${id('b')}, 'L0000000000000000001', ${id('u', 'n.seq * 100')}, CONCAT('contact', n.seq), 1, ${now} FROM ${seq(Math.floor(stays / 100))}`,
    'ANALYZE TABLE users, applications, chat_bindings',
  ];
  for (const sql of statements) await connection.query(sql);
}

/** The same rows by hand-written SQL: duplicates are checked as the product does, texts are composed by the database. */
const handWritten = [
  `INSERT IGNORE INTO reminder_steps (rule, subject_id, due_on, step, state, at)
   SELECT 'periodic_check_in', a.id, a.next_check_in_on, k.step, IF(k.step = 0, 'sent', 'superseded'), NOW(3)
   FROM applications a CROSS JOIN (SELECT -2 AS step UNION SELECT 0) k
   WHERE a.stage = 'dispatched' AND a.arrived_on IS NOT NULL AND a.next_check_in_on <= ${day('0')}`,
  `INSERT IGNORE INTO messages (id, recipient_id, rule, dedupe_key, title, text, programme, next_step, application_id, number, subject_id,
     safety, created_at)
   SELECT REPLACE(a.id, 'a', 'm'), a.student_id, 'periodic_check_in', CONCAT('periodic_check_in:', a.id, ':', a.next_check_in_on, ':0'),
     '例行打卡', CONCAT(u.name, '同学，这次例行打卡的日期是 ', a.next_check_in_on, '，今天截止。\\n回复“打卡”或“1”表示平安，回复“2”需要帮助。',
       '\\n下一步：打卡报平安\\n', a.number, ' ', p.name), p.name, '打卡报平安', a.id, a.number, a.id, 0, NOW(3)
   FROM applications a JOIN users u ON u.id = a.student_id JOIN programmes p ON p.id = a.programme_id
   WHERE a.stage = 'dispatched' AND a.arrived_on IS NOT NULL AND a.next_check_in_on <= ${day('0')}`,
  `INSERT IGNORE INTO deliveries (id, message_id, channel, state, not_before, attempts, created_at)
   SELECT REPLACE(m.id, 'm', 'd'), m.id, 'chat', 'waiting', NOW(3), 0, NOW(3)
   FROM messages m JOIN chat_bindings b ON b.user_id = m.recipient_id WHERE m.rule = 'periodic_check_in'`,
];

interface Cost {
  readonly seconds: number;
  readonly cpu: number | null;
}
async function cost(pids: readonly (number | null)[], work: () => Promise<unknown>): Promise<Cost> {
  const used = () => pids.map((pid) => (pid === null ? null : cpuSeconds(pid)));
  const [before, began] = [used(), performance.now()];
  await work();
  const seconds = (performance.now() - began) / 1000;
  const after = used();
  const spent = after.map((value, at) => (value === null ? null : value - (before[at] ?? 0)));
  return { seconds, cpu: spent.includes(null) ? null : spent.reduce<number>((sum, value) => sum + (value ?? 0), 0) };
}

/** Counts rows of this reminder only, because digests are written at a different hour. */
async function counts(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT (SELECT COUNT(*) FROM reminder_steps WHERE rule = 'periodic_check_in')
       + (SELECT COUNT(*) FROM messages WHERE rule = 'periodic_check_in')
       + (SELECT COUNT(*) FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE m.rule = 'periodic_check_in') AS n`,
  );
  return Number(rows[0]?.n);
}

/** The duration of the sweep by the times in its slot; null while it runs. */
async function slotSeconds(connection: Connection): Promise<number | null> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT TIMESTAMPDIFF(MICROSECOND, started_at, finished_at) / 1e6 AS s FROM sweep_slots WHERE sweep = 'reminders' AND finished_at IS NOT NULL",
  );
  return rows[0] ? Number(rows[0].s) : null;
}

function peakMegabytes(pid: number): number | null {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return null;
  }
}

/** Starts the product, which runs the sweep once when it starts, and waits until that is done. */
async function sweepOnce(connection: Connection, start: () => Promise<Running>) {
  await connection.query('DELETE FROM sweep_slots');
  const product = await start();
  let seconds: number | null = null;
  while (seconds === null) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    seconds = await slotSeconds(connection);
  }
  const peak = peakMegabytes(product.pid);
  const cpu = cpuSeconds(product.pid);
  await product.stop();
  return { seconds, peak, cpu };
}

/**
 * Measures the reminder sweep over `stays` students abroad, as the product runs it at start, against hand-written SQL that
 * writes the same rows. The database must be empty and migrated.
 */
export async function measureSweep(
  connection: Connection,
  stays: number,
  start: () => Promise<Running>,
): Promise<SweepResult> {
  const server = await databasePid(connection);
  await fill(connection, stays);
  const today = day('0');
  // Measures the CPU of a start without due check-ins.
  await connection.query(`UPDATE applications SET next_check_in_on = '2036-01-01' WHERE next_check_in_on = ${today}`);
  const idle = await sweepOnce(connection, start);
  await connection.query(`UPDATE applications SET next_check_in_on = ${today} WHERE next_check_in_on = '2036-01-01'`);

  const reference = await cost([server], async () => {
    await connection.beginTransaction();
    for (const sql of handWritten) await connection.query(sql);
    await connection.commit();
  });
  const wanted = await counts(connection);
  for (const table of ['deliveries', 'messages', 'reminder_steps']) await connection.query(`DELETE FROM ${table}`);

  let swept = { seconds: 0, peak: null as number | null, cpu: null as number | null };
  const database = await cost([server], async () => {
    swept = await sweepOnce(connection, start);
  });
  const written = await counts(connection);
  if (written !== wanted) throw new Error(`the sweep wrote ${written} rows, hand-written SQL ${wanted}`);
  const again = await sweepOnce(connection, start);
  const rows = (await counts(connection)) - written;
  const own = swept.cpu === null || idle.cpu === null ? null : Math.max(0, swept.cpu - idle.cpu);
  return {
    stays,
    due: Math.floor(stays / 100),
    product: { seconds: swept.seconds, cpu: own === null || database.cpu === null ? null : own + database.cpu },
    reference,
    again: { rows, seconds: again.seconds },
    peakMegabytes: swept.peak,
  };
}

const maxRatio = 2;
const maxGrowth = 1.25;

/** The table of sweeps. The first size has no limit; the memory of the others is compared with it. */
export function sweepTable(results: readonly SweepResult[]): string {
  const [first] = results;
  return [
    '| students abroad | due | sweep | hand-written SQL | ratio | second run | memory | bar |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.map(({ stays, due, product, reference, again, peakMegabytes }) => {
      const ratio = product.seconds / reference.seconds;
      const growth = peakMegabytes === null || !first?.peakMegabytes ? 1 : peakMegabytes / first.peakMegabytes;
      const holds = ratio <= maxRatio && growth <= maxGrowth && again.rows === 0;
      const cells = [
        stays.toLocaleString('en'),
        due.toLocaleString('en'),
        `${product.seconds.toFixed(2)} s`,
        `${reference.seconds.toFixed(2)} s`,
        `${ratio.toFixed(2)} × (≤ ${maxRatio})`,
        `${again.rows} rows, ${again.seconds.toFixed(2)} s`,
        `${peakMegabytes?.toFixed(0) ?? '—'} MB (${growth.toFixed(2)} ×)`,
        stays === first?.stays ? '' : holds ? 'holds' : '**missed**',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ].join('\n');
}
