import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { newId, type RowOf } from '../database';
import { searchBackfill } from './backfill';
import { searchCondition } from './condition';
import { maxMatches } from './matches';
import { SearchBackfill, type SearchGram, type SearchText } from './model';
import { normalised, wordsOf } from './normalise';
import { forgetSearchable, keepSearchable, type Searchable } from './write';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.clear());
afterAll(() => test.drop());

const keep = (subjects: readonly Searchable[]) =>
  test.database.transaction((tx) => keepSearchable(test.database, 'programme', subjects, tx));

async function find(query: string): Promise<string[]> {
  const { where, values } = await searchCondition(test.database, query, 'programme', 't.subject_id');
  const rows = await test.database.select<{ subject_id: string }>(
    `SELECT t.subject_id FROM search_texts t WHERE t.kind = 'programme' AND ${where} ORDER BY t.subject_id`,
    values,
  );
  return rows.map(({ subject_id }) => subject_id);
}

const grams = async () =>
  (await test.database.select<Pick<RowOf<SearchGram>, 'gram'>>('SELECT gram FROM search_grams ORDER BY gram')).map(
    ({ gram }) => gram,
  );

it.each([
  ['ＹＨ２０２６', 'yh2026'],
  ['买买提·艾力', '买买提·艾力'],
  ['买买提•艾力', '买买提·艾力'],
  ['买买提・艾力', '买买提·艾力'],
  ['München', 'munchen'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['が', 'が'],
  ['한국', '한국'],
  ['  a\u3000b\u200b\n', 'a b'],
])('compares %s as %s', (text, expected) => {
  expect(normalised(text)).toBe(expected);
});

// Few different characters, so that parts of one text occur in others.
const character = fc.constantFrom(...'王伟林ab12Ａ·•é𠮷 ');
const text = fc.array(character, { maxLength: 8 }).map((characters) => characters.join(''));

it('finds exactly the texts that contain every word', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(text, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 12 }),
      fc.array(text, { minLength: 8, maxLength: 8 }),
      async (texts, queries) => {
        await test.clear();
        const subjects = texts.map((fields) => ({ id: newId(), fields }));
        await keep(subjects);
        for (const query of [...queries, ...texts.flatMap(([first = '']) => Array.from(first).slice(1, 5).join(''))]) {
          const expected = subjects.filter(({ fields }) =>
            wordsOf(query).every((word) => fields.some((field) => normalised(field).includes(word))),
          );
          expect(await find(query)).toEqual(expected.map(({ id }) => id).sort());
        }
      },
    ),
    { numRuns: 25 },
  );
});

it('means % and _ literally', async () => {
  const id = newId();
  await keep([{ id, fields: ['100% a_b'] }]);
  expect(await find('0%')).toEqual([id]);
  expect(await find('a_')).toEqual([id]);
  expect(await find('1_0')).toEqual([]);
});

it('finds more rows than it would name one by one', async () => {
  const subjects = Array.from({ length: maxMatches + 5 }, (_, at) => ({ id: newId(), fields: [`柏林 ${at}`] }));
  await keep(subjects);
  expect(await find('柏林')).toHaveLength(maxMatches + 5);
  expect(await find('柏林 1004')).toEqual([subjects[1004]?.id]);
});

it('follows a changed text, and leaves nothing of a forgotten one', async () => {
  const id = newId();
  await keep([{ id, fields: ['王伟'] }]);
  await keep([{ id, fields: ['王芳'] }]);
  expect(await find('王伟')).toEqual([]);
  expect(await find('王芳')).toEqual([id]);
  expect(await grams()).toEqual(['王', '王芳', '芳'].sort());
  await test.database.transaction((tx) => forgetSearchable(test.database, 'programme', [id], tx));
  expect(await grams()).toEqual([]);
  expect(await test.database.select<RowOf<SearchText>>('SELECT text FROM search_texts')).toEqual([]);
});

it('answers that the index is not ready until older rows are findable, and continues where it stopped', async () => {
  const { database } = await createFresh();
  const ids = Array.from({ length: 450 }, () => newId()).sort();
  await database.model(SearchBackfill).create({ kind: 'programme', afterId: '' });
  let reads = 0;
  const source = {
    kind: 'programme' as const,
    after: async (after: string, limit: number) => {
      reads += 1;
      if (reads === 2) throw new Error('the server stops');
      const next = ids.filter((id) => id > after).slice(0, limit);
      return next.map((id) => ({ id, fields: ['旧项目'] }));
    },
  };
  const job = searchBackfill(database, [source]);
  await expect(job.run(new Date())).rejects.toThrow('the server stops');
  await expect(searchCondition(database, '旧项', 'programme', 'p.id')).rejects.toMatchObject({ code: 'unavailable' });
  await job.run(new Date());
  const { values } = await searchCondition(database, '旧项', 'programme', 'p.id');
  expect(values.found).toHaveLength(450);
  // The first batch was read once: 200, then the failure, 200, 50, and the empty end.
  expect(reads).toBe(5);
});

/** A database of which nothing is known yet; the others of this file are known to be ready. */
async function createFresh(): Promise<TestDatabase> {
  fresh = await createTestDatabase();
  return fresh;
}
let fresh: TestDatabase | null = null;
afterAll(() => fresh?.drop());
