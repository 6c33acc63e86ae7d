import { checkInRoutes, homeRoutes, messageRuleRoutes, mobilityDeskRoutes, reportRoutes } from '@yuanhang/contract';
import { buildExchangeProgramme, buildStudent } from '../../../test/factories/applications';
import { buildDispatched, buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import type { Person } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

interface Traveller {
  readonly name: string;
  readonly person: Person;
  readonly applicationId: string;
}

let fixture: ServerFixture;
let office: Person;
let travellers: Traveller[];

/**
 * 林知远 never arrives in Berlin. One student is thirteen hours ahead of UTC, one ten hours behind it: both arrive on 27
 * February, so that their next check-in is due on 29 March.
 */
beforeAll(async () => {
  fixture = await startServerFixture();
  const { users, applicationId } = await buildExchange(fixture);
  office = users.office;
  travellers = [{ name: '林知远', person: users.student, applicationId }];
  for (const [name, city, country, timeZone] of [
    ['周雨桐', '奥克兰', 'NZ', 'Pacific/Auckland'],
    ['许睿', '檀香山', 'US', 'Pacific/Honolulu'],
  ] as const) {
    const programmeId = await buildExchangeProgramme(fixture, office, { name: `${city}交换`, city, country, timeZone });
    const person = await buildStudent(fixture, users.languages, name);
    travellers.push({ name, person, applicationId: await buildDispatched(fixture, person, users, programmeId) });
  }
  await at('2027-02-27T10:30:00.000Z');
  for (const { person, applicationId } of travellers.slice(1)) await sendCheckIn(fixture, person, applicationId);
});
afterAll(() => fixture.stop());

async function at(instant: string): Promise<void> {
  const [staff = office, ...people] = await fixture.later(instant, office, ...travellers.map(({ person }) => person));
  office = staff;
  travellers = travellers.map((traveller, i) => ({ ...traveller, person: people[i] ?? traveller.person }));
}

/**
 * The overdue students in every place that shows them; `digest`: those overdue for as many days as the safety digest
 * waits.
 */
async function overdueEverywhere() {
  const { items } = await office.call(mobilityDeskRoutes.studentsAbroad, { query: { state: 'overdue' } });
  const everybody = await office.call(mobilityDeskRoutes.studentsAbroad, { query: {} });
  const summary = await office.call(mobilityDeskRoutes.summary, {});
  const { punctuality } = await office.call(reportRoutes.statistics, { query: {} });
  const rehearsed = await office.call(messageRuleRoutes.dryRun, { params: { key: 'safety_digest' } });
  const digest = rehearsed.items.find(({ recipient }) => recipient === '陈国栋')?.text ?? '';
  const namesOf = async (isOverdue: (traveller: Traveller) => Promise<boolean>) => {
    const found = await Promise.all(travellers.map(async (one) => ((await isOverdue(one)) ? [one.name] : [])));
    return found.flat().sort();
  };
  return {
    list: items.map(({ student }) => student.name).sort(),
    days: everybody.items.flatMap(({ student, overdueDays }) => (overdueDays > 0 ? [student.name] : [])).sort(),
    summary: summary.overdue,
    statistics: punctuality.missing,
    home: await namesOf(async ({ person }) => (await person.call(homeRoutes.home, {})).next?.tone === 'overdue'),
    checkInPage: await namesOf(async ({ person, applicationId }) => {
      const { due } = await person.call(checkInRoutes.state, { params: { id: applicationId } });
      return due?.tone === 'overdue';
    }),
    digest: travellers
      .map(({ name }) => name)
      .filter((name) => digest.includes(name))
      .sort(),
  };
}
const agreeing = (names: readonly string[], digest: readonly string[]) => ({
  list: names,
  days: names,
  summary: names.length,
  statistics: names.length,
  home: names,
  checkInPage: names,
  digest,
});

test.each([
  ['2027-03-01T22:59:59.000Z', [], []],
  ['2027-03-01T23:00:00.000Z', ['林知远'], ['林知远']],
])('an arrival is overdue everywhere from the fourth day in Berlin on: %s', async (instant, names, digest) => {
  await at(instant);
  expect(await overdueEverywhere()).toEqual(agreeing(names, digest));
});

test.each([
  ['2027-03-29T10:59:59.000Z', ['林知远'], ['林知远']],
  ['2027-03-29T11:00:00.000Z', ['周雨桐', '林知远'], ['林知远']],
  ['2027-03-30T09:59:59.000Z', ['周雨桐', '林知远'], ['林知远']],
  ['2027-03-30T10:00:00.000Z', ['周雨桐', '林知远', '许睿'], ['林知远']],
  ['2027-04-01T10:59:59.000Z', ['周雨桐', '林知远', '许睿'], ['林知远']],
  ['2027-04-01T11:00:00.000Z', ['周雨桐', '林知远', '许睿'], ['周雨桐', '林知远']],
])('a check-in is overdue everywhere from the midnight at its destination on: %s', async (instant, names, digest) => {
  await at(instant);
  expect(await overdueEverywhere()).toEqual(agreeing([...names].sort(), [...digest].sort()));
});
