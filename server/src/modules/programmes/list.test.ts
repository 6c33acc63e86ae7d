import { type ProgrammeInput, type ProgrammeSummary, programmeRoutes as routes } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { addDays, countryName, eligibleGroups, programmeCategories } from '@yuanhang/domain';
import fc from 'fast-check';
import type { z } from 'zod';
import { buildProgramme, officeStaff, programmeInput } from '../../../test/factories/programmes';
import { send } from '../../../test/http';
import { type ProgrammesFixture, startProgrammesFixture } from '../../../test/programmes-fixture';

const today = '2026-11-24';
let fixture: ProgrammesFixture;
let all: ProgrammeSummary[];
let regions: Map<string, string>;

const places = [
  { country: 'DE', region: 'europe', timeZone: 'Europe/Berlin' },
  { country: 'JP', region: 'asia', timeZone: 'Asia/Tokyo' },
  { country: 'AU', region: 'oceania', timeZone: 'Australia/Sydney' },
];
const arbitraryInput = fc.record({
  name: fc.constantFrom('柏林交换', '100% 奖学金', 'a_b 短期', 'Summer School', '东京_访学', '同名项目'),
  year: fc.constantFrom(2026, 2027),
  category: fc.constantFrom(...programmeCategories.filter((category) => category !== 'self_arranged')),
  eligibleGroups: fc.subarray([...eligibleGroups], { minLength: 1 }),
  place: fc.constantFrom(...places),
  city: fc.constantFrom('柏林', 'Tokyo', null),
  institution: fc.constantFrom('自由大学', 'Waseda', null),
  from: fc.integer({ min: -20, max: 10 }),
  days: fc.integer({ min: 0, max: 25 }),
  late: fc.option(fc.integer({ min: 1, max: 20 })),
});

beforeAll(async () => {
  fixture = await startProgrammesFixture();
  regions = new Map();
  const sketches = fc.sample(arbitraryInput, { numRuns: 60, seed: 20_261_124 });
  for (const { place, from, days, late, ...rest } of sketches) {
    const { country, region, timeZone } = place;
    const applyFrom = addDays(today, from);
    const applyUntil = addDays(applyFrom, days);
    const input: Partial<ProgrammeInput> = {
      ...rest,
      country,
      timeZone,
      applyFrom,
      applyUntil,
      lateEntryUntil: late === null ? null : addDays(applyUntil, late),
    };
    regions.set(await buildProgramme(fixture, input), region);
    // Several have the same instant, so that only the id orders them.
    if (days % 3 === 0) fixture.clock.advance(1000);
  }
  await fixture.database.transaction((tx) =>
    fixture.programmes.create(officeStaff(), programmeInput({ name: '草稿' }), tx),
  );
  all = await everyPage({}, 100);
});
afterAll(() => fixture.stop());

type Query = z.input<typeof programmeSchemas.list.query>;

/** Follows the cursor to the end, in pages of the given size. */
async function everyPage(query: Query, limit: number): Promise<ProgrammeSummary[]> {
  const found: ProgrammeSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await fixture.student.call(routes.list, {
      query: { ...query, limit, cursor },
    });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

const has = (text: string | null, q: string) => text?.toLowerCase().includes(q.toLowerCase()) ?? false;
const isOpen = ({ applyFrom, window }: ProgrammeSummary) => applyFrom <= today && window !== 'closed';
/** The same filter, implemented in plain code. */
const fits = (p: ProgrammeSummary, { q, year, category, eligibleGroup, country, region, open }: Query) =>
  (q === undefined ||
    [p.name, p.city, p.institution, p.country && countryName(p.country)].some((text) => has(text, q))) &&
  (year === undefined || p.year === year) &&
  (category === undefined || p.category === category) &&
  (eligibleGroup === undefined || p.eligibleGroups.some((group) => group === eligibleGroup)) &&
  (country === undefined || p.country === country) &&
  (region === undefined || regions.get(p.id) === region) &&
  (open === undefined || isOpen(p));

it('lists every published programme once', () => {
  expect(all).toHaveLength(60);
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(regions.keys()));
  expect(new Set(all.map(({ window }) => window))).toEqual(
    new Set(['upcoming', 'open', 'closing_soon', 'late_entry', 'closed']),
  );
});

const arbitraryQuery: fc.Arbitrary<Query> = fc.record(
  {
    q: fc.constantFrom('柏林', 'tokyo', '%', '_', '100% ', '德国', '本', 'Waseda', '自由', '同名', "'", '没有这个'),
    year: fc.constantFrom(2026, 2027, 2031),
    category: fc.constantFrom(...programmeCategories),
    eligibleGroup: fc.constantFrom(...eligibleGroups),
    country: fc.constantFrom('DE', 'JP', 'FR'),
    region: fc.constantFrom('europe', 'asia', 'africa'),
    open: fc.constant('true' as const),
    sort: fc.constantFrom('closing', 'newest', 'name'),
  },
  { requiredKeys: [] },
);

it('finds the same as a plain filter, in pages of any size, without repeats or gaps', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryQuery, fc.integer({ min: 1, max: 25 }), async (query, limit) => {
      const found = (await everyPage(query, limit)).map(({ id }) => id);
      const expected = all.filter((programme) => fits(programme, query)).map(({ id }) => id);
      expect([...found].sort()).toEqual([...expected].sort());
    }),
    { numRuns: 40 },
  );
});

it.each(['closing', 'newest', 'name'] as const)('pages through everything by %s', async (sort) => {
  const order = (await everyPage({ sort }, 100)).map(({ id }) => id);
  for (const limit of [1, 2, 7]) expect((await everyPage({ sort }, limit)).map(({ id }) => id)).toEqual(order);
});

it('orders open programmes by closing date, then closed ones, the latest first', async () => {
  const found = await everyPage({ sort: 'closing' }, 7);
  const phase = found.map(({ window }) => (window === 'closed' ? 1 : 0));
  expect(phase).toEqual([...phase].sort());
  const past = found.filter(({ window }) => window === 'closed').map(({ applyUntil }) => applyUntil);
  expect(past.length).toBeGreaterThan(1);
  const open = await everyPage({ open: 'true' }, 7);
  const ends = await Promise.all(
    open.map(async ({ id }) => (await fixture.programmes.facts(id)) ?? { applyUntil: '', lateEntryUntil: null }),
  );
  const closing = ends.map(({ applyUntil, lateEntryUntil }) => lateEntryUntil ?? applyUntil);
  expect(closing).toEqual([...closing].sort());
});

it('skips and repeats nothing when a day ends between two pages', async () => {
  const first = await fixture.student.call(routes.list, { query: { limit: 5 } });
  const ids = first.items.map(({ id }) => id);
  fixture.clock.advance(24 * 3_600_000);
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await fixture.student.call(routes.list, { query: { limit: 5, cursor } });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect([...ids].sort()).toEqual(all.map(({ id }) => id).sort());
});

it.each([
  'cursor=bm9uc2Vuc2U',
  'year=soon',
  'sort=places',
  'country=DE&country=JP',
  'unknown=1',
  'limit=0',
  'open=perhaps',
])('refuses %s', async (query) => {
  const { status, body } = await send(fixture.url, 'GET', `/api/programmes?${query}`, { token: fixture.student.token });
  expect([status, body]).toEqual([400, expect.objectContaining({ code: 'invalid_input' })]);
});
