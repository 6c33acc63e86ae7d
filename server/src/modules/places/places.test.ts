import { placeRoutes } from '@yuanhang/contract';
import { buildUsers, type TestUsers } from '../../../test/factories/applications';
import { type MobilityFixture, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

it('suggests cities with their country and zone', async () => {
  const { items } = await users.student.call(placeRoutes.cities, { query: { q: 'muen', country: 'DE' } });
  expect(items[0]).toEqual({
    name: '慕尼黑',
    localName: 'Munich',
    country: 'DE',
    countryName: '德国',
    timeZone: 'Europe/Berlin',
  });
});

it('suggests the zones of a country, and zones by a city', async () => {
  const german = await users.student.call(placeRoutes.zones, { query: { country: 'DE' } });
  expect(german.items).toEqual([{ timeZone: 'Europe/Berlin', label: '柏林时间（UTC+1）', cities: ['柏林'] }]);
  const byCity = await users.student.call(placeRoutes.zones, { query: { q: '温哥华' } });
  const byName = await users.office.call(placeRoutes.zones, { query: { q: 'europe/berl' } });
  expect(byName.items.map(({ timeZone }) => timeZone)).toEqual(['Europe/Berlin']);
  // British Columbia keeps summer time from 2026 on: the offset depends on the time zone data of the Node release.
  const label = expect.stringMatching(/^温哥华时间（UTC-[78]）$/);
  expect(byCity.items[0]).toMatchObject({ timeZone: 'America/Vancouver', label });
});
