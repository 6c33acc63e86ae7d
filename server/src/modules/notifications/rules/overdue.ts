import { addDays, daysBetween, type PlainDate, reminderRules } from '@yuanhang/domain';
import type { Database } from '../../../platform/database';
import type { ReminderQuery } from '../reminders/find-due';

/** Longer sections are cut; the full list is in the console. */
const maxLines = 15;

interface Row {
  readonly collegeId: string;
  readonly name: string;
  readonly number: string;
  readonly anchorOn: PlainDate;
  readonly phone: string | null;
  /** The number of this college, including those without a line. */
  readonly total: number;
}
interface Person extends Row {
  /** Days since the date from which the rule counts. */
  readonly days: number;
}
/** The overdue items of one rule by college, the oldest of each. */
export interface OverdueSection {
  readonly name: string;
  readonly digest: 'staff' | 'safety';
  readonly groups: readonly { readonly collegeId: string; readonly total: number; readonly people: Person[] }[];
}

/** The oldest items of every college, with their total number: one statement with a bounded result. */
function find(database: Database, { source, today, zones }: ReminderQuery, from: number): Promise<Row[]> {
  const { subject, anchor } = source;
  return database.select<Row>(
    `SELECT x.collegeId, x.name, x.number, x.anchorOn, x.phone, x.total FROM (
       SELECT a.college_id AS collegeId, u.name, a.number, ${anchor} AS anchorOn, ${source.phone ?? 'NULL'} AS phone,
         COUNT(*) OVER (PARTITION BY a.college_id) AS total,
         ROW_NUMBER() OVER (PARTITION BY a.college_id ORDER BY ${anchor}, ${subject}) AS place
       ${source.from} JOIN users u ON u.id = a.student_id
       WHERE ${source.where} AND ${anchor} <= :latest ${zones === null ? '' : 'AND a.time_zone IN (:zones)'}
     ) x WHERE x.place <= ${maxLines} ORDER BY x.anchorOn, x.number`,
    { latest: addDays(today, -from), ...(zones === null ? {} : { zones }) },
  );
}

async function groupsOf(database: Database, question: ReminderQuery, from: number): Promise<OverdueSection['groups']> {
  const colleges = new Map<string, Person[]>();
  for (const row of await find(database, question, from)) {
    const person = { ...row, days: daysBetween(row.anchorOn, question.today) };
    colleges.set(row.collegeId, [...(colleges.get(row.collegeId) ?? []), person]);
  }
  return [...colleges].map(([collegeId, people]) => ({ collegeId, total: Number(people[0]?.total ?? 0), people }));
}

/** All overdue items, rule by rule. */
export async function overdueSections(
  database: Database,
  questions: readonly ReminderQuery[],
): Promise<readonly OverdueSection[]> {
  const sections: OverdueSection[] = [];
  for (const { key, name, overdue } of reminderRules) {
    if (overdue === null) continue;
    const groups: OverdueSection['groups'][number][] = [];
    for (const question of questions.filter((one) => one.key === key))
      groups.push(...(await groupsOf(database, question, overdue.from)));
    sections.push({ name, digest: overdue.digest, groups });
  }
  return sections;
}

/** `例行打卡 2 人：` and a line for each; empty when nobody of these colleges (null: of any) is overdue. */
export function overdueLines({ name, groups }: OverdueSection, collegeIds: readonly string[] | null): string[] {
  const own = groups.filter(({ collegeId }) => collegeIds === null || collegeIds.includes(collegeId));
  const total = own.reduce((sum, group) => sum + group.total, 0);
  if (total === 0) return [];
  const shown = own
    .flatMap(({ people }) => people)
    .sort((a, b) => b.days - a.days)
    .slice(0, maxLines);
  return [
    `${name}：${total} 人`,
    ...shown.map(({ name: who, number, days, phone }) =>
      [`· ${who}`, number, `已过 ${days} 天`, phone && `电话 ${phone}`].filter(Boolean).join(' '),
    ),
    ...(total > shown.length ? [`· ……另有 ${total - shown.length} 人`] : []),
  ];
}
