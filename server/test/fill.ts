export interface Sizes {
  readonly students: number;
  readonly programmes: number;
  readonly applications: number;
}

/** Twenty characters, like real ids: a letter for the table, then the number. */
const id = (letter: string, number = 'n.seq') => `CONCAT('${letter}', LPAD(${number}, 19, '0'))`;
const pick = (number: string, ...words: readonly string[]) =>
  `ELT(1 + (${number}) % ${words.length}, ${words.map((word) => `'${word}'`).join(', ')})`;
const day = (number: string, from = '2026-01-01') =>
  `DATE_FORMAT(DATE_ADD('${from}', INTERVAL (${number}) DAY), '%Y-%m-%d')`;
const colleges = 20;

/**
 * Fills an empty MariaDB from its sequence tables with as many rows as a university has after years, spread over
 * stages, colleges, countries and dates, in the migrated tables. For measurements and query plans; no account in it
 * can sign in.
 */
export async function fillMariadb(
  run: (sql: string) => Promise<unknown>,
  { students, programmes, applications }: Sizes,
): Promise<void> {
  const seq = (count: number) => `seq_1_to_${count} n`;
  const now = "'2026-11-24 02:00:00.000'";
  const stage = pick(
    'n.seq * 7',
    'draft',
    'under_review',
    'under_review',
    'revision_required',
    'approved',
    'dispatched',
    'dispatched',
    'returned',
    'closed',
    'closed',
    'closed',
    'rejected',
  );
  const statements = [
    `INSERT INTO colleges (id, code, name) SELECT ${id('c')}, CONCAT('C', n.seq), CONCAT('学院', n.seq) FROM ${seq(colleges)}`,
    `INSERT INTO users (id, name, cas_id, phone, email, status, version, created_at, updated_at)
     SELECT ${id('u')}, CONCAT('学生', n.seq), CONCAT('20', n.seq), '13800000000', 'a@example.edu', 'active', 0, ${now}, ${now} FROM ${seq(students)}`,
    `INSERT INTO user_roles (user_id, role, college_id) SELECT ${id('u')}, 'student', '' FROM ${seq(students)}`,
    `INSERT INTO students (user_id, student_number, pinyin, gender, birth_date, college_id, major, level, grade, gpa)
     SELECT ${id('u')}, CONCAT('20', n.seq), 'XUE SHENG', '女', '2005-01-01', ${id('c', `1 + n.seq % ${colleges}`)}, '德语',
       ${pick('n.seq', 'undergraduate', 'undergraduate', 'master', 'doctor')}, '2024', '3.5' FROM ${seq(students)}`,
    `INSERT INTO programmes (id, name, year, category, form, status, country, region, city, institution, time_zone, start_on, end_on,
       apply_from, apply_until, closes_on, places, places_taken, language_requirement, notice, introduction, declaration,
       requirements, questions, review_chain, budget_eligible, funding_eligible, check_in_interval_days, contact, self_arranged,
       version, created_at, updated_at, published_at)
     SELECT ${id('p')}, CONCAT('交流项目', n.seq), 2020 + n.seq % 8, ${pick('n.seq', 'exchange', 'joint_training', 'short_term', 'internship')},
       'credit', ${pick('n.seq', 'published', 'published', 'closed', 'archived')}, ${pick('n.seq', 'DE', 'JP', 'GB', 'FR', 'US', 'SG')},
       'europe', '柏林', '示例大学', 'Europe/Berlin', '2027-03-01', '2027-08-31', ${day('n.seq % 300')}, ${day('n.seq % 300 + 60')},
       ${day('n.seq % 300 + 60')}, 20, 0, '雅思 6.5', '须知', '介绍', '承诺', '[]', '{"key":"questions","title":"补充问题","fields":[]}',
       '["college","office"]', 1, 1, 30, '国际处', 0, 1, ${now}, ${now}, DATE_ADD('2025-01-01', INTERVAL n.seq MINUTE) FROM ${seq(programmes)}`,
    `INSERT INTO programme_eligible_groups (programme_id, eligible_group)
     SELECT ${id('p')}, 'undergraduate' FROM ${seq(programmes)} UNION ALL SELECT ${id('p')}, 'master' FROM ${seq(programmes)}`,
    `INSERT INTO applications (id, number, student_id, programme_id, college_id, stage, step_index, chain, awaits, late_entry,
       declaration, declaration_accepted_at, basic, application, questions, offering, submitted_at, waiting_since, depart_on, return_on,
       arrived_on, time_zone, country, city, next_check_in_on, return_due_on, open_marker, version, created_at, updated_at)
     SELECT ${id('a')}, CONCAT('YH', LPAD(n.seq, 8, '0')), ${id('u', `1 + n.seq % ${students}`)}, ${id('p', `1 + (n.seq * 13) % ${programmes}`)},
       ${id('c', `1 + (1 + n.seq % ${students}) % ${colleges}`)}, @stage := ${stage}, IF(n.seq % 2 = 0, 1, 0), '["college","office"]',
       IF(@stage = 'under_review', ${pick('n.seq', 'college', 'office')}, NULL), n.seq % 50 = 0, '承诺', ${now}, '{}', '{}', '{}',
       '{"requirements":[],"questions":{"key":"questions","title":"补充问题","fields":[]}}',
       IF(@stage = 'draft', NULL, DATE_ADD('2022-01-01', INTERVAL n.seq * 11 MINUTE)),
       IF(@stage = 'under_review', DATE_ADD('2026-06-01', INTERVAL n.seq MINUTE), NULL), ${day('n.seq % 400')}, ${day('n.seq % 400 + 150')},
       IF(@stage IN ('dispatched', 'returned', 'closed'), ${day('n.seq % 400 + 1')}, NULL), 'Europe/Berlin',
       ${pick('n.seq', 'DE', 'JP', 'GB', 'FR', 'US', 'SG')}, '柏林', IF(@stage = 'dispatched', ${day('n.seq % 60', '2026-11-10')}, NULL),
       ${day('n.seq % 400 + 164')}, NULL, 3, ${now}, ${now} FROM ${seq(applications)}`,
    `INSERT INTO timeline_entries (id, application_id, at, actor_id, actor_name, actor_role, operation, title, stage, step, version)
     SELECT CONCAT('t', k.k, LPAD(n.seq, 18, '0')), ${id('a')}, DATE_ADD('2022-01-01', INTERVAL n.seq * 11 + k.k * 1440 MINUTE), 'u1', '某人',
       IF(k.k = 1, 'student', 'office'), IF(k.k = 1, 'submit', 'approve'), '操作', 'under_review', IF(k.k = 1, NULL, 'college'), k.k
     FROM ${seq(applications)} CROSS JOIN (SELECT 1 AS k UNION SELECT 2) k`,
    `INSERT INTO requests (id, application_id, student_id, college_id, kind, status, step_index, chain, awaits, form, cancels, submitted_at,
       waiting_since, open_marker, version, created_at, updated_at)
     SELECT ${id('r')}, ${id('a')}, ${id('u', `1 + n.seq % ${students}`)}, ${id('c', `1 + (1 + n.seq % ${students}) % ${colleges}`)}, 'dispatch_confirmation',
       IF(n.seq % 5 = 0, 'submitted', 'approved'), 0, '["office"]', IF(n.seq % 5 = 0, 'office', NULL), '{}', 0, ${now},
       IF(n.seq % 5 = 0, DATE_ADD('2026-06-01', INTERVAL n.seq MINUTE), NULL), NULL, 1, ${now}, ${now} FROM ${seq(Math.ceil(applications / 2))}`,
    `INSERT INTO check_ins (id, application_id, student_id, client_key, kind, wellbeing, country, city, place, note, source, made_at,
       received_at, local_on, offset_minutes, settled_on)
     SELECT ${id('k')}, ${id('a')}, ${id('u', `1 + n.seq % ${students}`)}, CONCAT('key', n.seq), 'periodic', 'safe', 'DE', '柏林', '德国 柏林', '', 'chat',
       ${now}, ${now}, '2026-10-30', 60, '[]' FROM ${seq(Math.ceil(applications / 2))}`,
    `INSERT INTO messages (id, recipient_id, rule, dedupe_key, title, text, application_id, number, safety, created_at)
     SELECT ${id('m')}, ${id('u', `1 + n.seq % ${students}`)}, 'stage_changed', CONCAT('d', n.seq), '标题', '内容', ${id('a')}, CONCAT('YH', LPAD(n.seq, 8, '0')), 0, ${now}
     FROM ${seq(applications)}`,
    `INSERT INTO deliveries (id, message_id, channel, state, not_before, attempts, finished_at, created_at)
     SELECT ${id('d')}, ${id('m')}, 'chat', 'sent', ${now}, 1, ${now}, ${now} FROM ${seq(Math.ceil(applications / 2))}`,
    `INSERT INTO audit_entries (seq, id, at, actor_id, actor_role, action, subject_type, subject_id, detail_digest, previous_digest, digest)
     SELECT n.seq, ${id('e')}, ${now}, ${id('u', '1 + n.seq % 50')}, 'office', 'decide_application', 'application', ${id('a')}, '', '', '' FROM ${seq(applications)}`,
    `INSERT INTO late_entry_passes (id, student_id, programme_id, reason, expires_on, granted_by, granted_by_name, granted_at, open_marker)
     SELECT ${id('l')}, ${id('u')}, ${id('p', `1 + n.seq % ${programmes}`)}, '原因', '2026-12-31', 'x', '老师', ${now}, 1 FROM ${seq(Math.ceil(students / 10))}`,
    // The texts and pairs of characters that the owners keep for search; single characters are left out.
    `INSERT INTO search_texts (kind, subject_id, text)
     SELECT 'student', s.user_id, CONCAT(u.name, '\n', s.student_number, '\nxuesheng') FROM students s JOIN users u ON u.id = s.user_id
     UNION ALL SELECT 'programme', id, CONCAT(name, '\n', institution, '\n', city, '\nberlin') FROM programmes
     UNION ALL SELECT 'application', id, LOWER(number) FROM applications`,
    `INSERT INTO search_grams (kind, gram, subject_id)
     SELECT DISTINCT kind, SUBSTRING(text, k.seq, 2), subject_id FROM search_texts JOIN seq_1_to_40 k
     WHERE k.seq < CHAR_LENGTH(text) AND SUBSTRING(text, k.seq, 2) NOT LIKE '%\n%'`,
  ];
  const tables =
    'users, students, programmes, applications, timeline_entries, requests, check_ins, messages, deliveries, audit_entries, search_texts, search_grams';
  for (const sql of [...statements, `ANALYZE TABLE ${tables}`]) await run(sql);
}
