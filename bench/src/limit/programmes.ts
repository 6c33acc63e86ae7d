import { type Row, rows, today, type Value } from './database';
import { keyOf, pageOf } from './page';
import { known } from './templates';

const columns = `p.id, p.name, p.year, p.category, p.form, p.status, p.country, p.city, p.institution, p.start_on, p.end_on,
  p.apply_from, p.apply_until, p.closes_on, p.places, p.places_taken, p.language_requirement, p.funding_eligible, p.self_arranged,
  p.published_at, (SELECT GROUP_CONCAT(g.eligible_group) FROM programme_eligible_groups g WHERE g.programme_id = p.id) AS eligible_groups`;

/** The conditions of a query, and their values in order. */
function filterOf(query: URLSearchParams, day: string): { where: string[]; values: Value[] } {
  const where = ["p.status = 'published'"];
  const values: Value[] = [];
  const narrow = (condition: string, ...compared: Value[]) => {
    where.push(condition);
    values.push(...compared);
  };
  if (query.has('year')) narrow('p.year = ?', Number(query.get('year')));
  for (const column of ['category', 'country', 'region']) {
    if (query.has(column)) narrow(`p.${column} = ?`, query.get(column));
  }
  const group = query.get('eligibleGroup');
  if (group !== null) {
    const groups = 'SELECT 1 FROM programme_eligible_groups e WHERE e.programme_id = p.id AND e.eligible_group = ?';
    narrow(`EXISTS (${groups})`, group);
  }
  if (query.get('open') === 'true') narrow('p.apply_from <= ? AND p.closes_on >= ?', day, day);
  return { where, values };
}

/**
 * Open programmes by closing date, then closed ones, most recently closed first. Closed ones are read only when the page has
 * room for them, because no index has their order (one column descending, one ascending).
 */
async function byClosing(query: URLSearchParams, limit: number): Promise<readonly Row[]> {
  const after = keyOf(query.get('cursor'));
  const current = after?.[0] === 1 ? [] : await closingPart(0, query, after, limit + 1);
  const left = limit + 1 - current.length;
  if (left === 0 || query.get('open') === 'true') return current;
  return [...current, ...(await closingPart(1, query, after, left))];
}

function closingPart(
  phase: 0 | 1,
  query: URLSearchParams,
  after: Value[] | null,
  count: number,
): Promise<readonly Row[]> {
  const day = today();
  const { where, values } = filterOf(query, day);
  const [here, order, beyond] =
    phase === 0 ? ['p.closes_on >= ?', 'p.closes_on, p.id', '>'] : ['p.closes_on < ?', 'p.closes_on DESC, p.id', '<'];
  where.push(here);
  values.push(day);
  if (after?.[0] === phase) {
    const [, key = null, id = null] = after;
    where.push(`(p.closes_on ${beyond} ? OR (p.closes_on = ? AND p.id > ?))`);
    values.push(key, key, id);
  }
  return rows(
    `SELECT ${phase} AS phase, ${columns} FROM programmes p WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ?`,
    [...values, count],
  );
}

async function sorted(query: URLSearchParams, limit: number, sort: 'name' | 'newest'): Promise<readonly Row[]> {
  const { where, values } = filterOf(query, today());
  const [column, direction, beyond] = sort === 'name' ? ['p.name', '', '>'] : ['p.published_at', ' DESC', '<'];
  const after = keyOf(query.get('cursor'));
  if (after !== null) {
    where.push(`(${column} ${beyond} ? OR (${column} = ? AND p.id ${beyond} ?))`);
    values.push(after[0] ?? null, after[0] ?? null, after[1] ?? null);
  }
  return rows(
    `SELECT ${columns} FROM programmes p WHERE ${where.join(' AND ')} ORDER BY ${column}${direction}, p.id${direction} LIMIT ?`,
    [...values, limit + 1],
  );
}

/** The programmes that a student browses. */
export async function programmeList(query: URLSearchParams): Promise<object> {
  const limit = Number(query.get('limit'));
  const sort = query.get('sort');
  if (sort === 'name' || sort === 'newest') {
    const found = await sorted(query, limit, sort);
    return pageOf(found, limit, (row) => [sort === 'name' ? row.name : row.published_at, row.id], present);
  }
  return pageOf(await byClosing(query, limit), limit, (row) => [row.phase, row.closes_on, row.id], present);
}

const present = (row: Row): object => ({
  ...known().programme,
  id: row.id,
  name: row.name,
  year: row.year,
  category: row.category,
  form: row.form,
  eligibleGroups: String(row.eligible_groups ?? '').split(','),
  country: row.country,
  city: row.city,
  institution: row.institution,
  startOn: row.start_on,
  endOn: row.end_on,
  applyFrom: row.apply_from,
  applyUntil: row.apply_until,
  places: row.places,
  placesTaken: row.places_taken,
  languageRequirement: row.language_requirement,
  fundingEligible: row.funding_eligible === 1,
  selfArranged: row.self_arranged === 1,
  status: row.status,
});
