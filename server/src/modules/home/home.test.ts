import { applicationRoutes, homeRoutes } from '@yuanhang/contract';
import { buildProgramme } from '../../../test/factories/programmes';
import { send } from '../../../test/http';
import { type ProgrammesFixture, startProgrammesFixture } from '../../../test/programmes-fixture';

let fixture: ProgrammesFixture;
beforeAll(async () => {
  fixture = await startProgrammesFixture();
});
afterAll(() => fixture.stop());

it('shows a new student the programmes open to them, closing soonest first', async () => {
  const build = (name: string, more = {}) => buildProgramme(fixture, { name, ...more });
  const later = await build('晚截止', { applyUntil: '2026-12-24' });
  const sooner = await build('早截止', { applyUntil: '2026-11-26' });
  await build('只面向博士', { eligibleGroups: ['doctor'] });
  await build('还没开放', { applyFrom: '2026-12-01' });
  await build('已截止', { applyUntil: '2026-11-20' });
  const full = await build('已满', { places: 1 });
  await fixture.database.transaction((tx) => fixture.programmes.takePlace(full, tx));

  const home = await fixture.student.call(homeRoutes.home, {});
  expect(home).toMatchObject({
    name: '林知远',
    today: '2026-11-24',
    next: null,
    current: null,
    deadlines: [],
    unreadMessages: 0,
  });
  expect(home.openProgrammes.map(({ id }) => id)).toEqual([sooner, later]);

  const begin = (programmeId: string) =>
    fixture.student.call(applicationRoutes.begin, { body: { programmeId, declarationAccepted: true } });
  const [slow, urgent] = [await begin(later), await begin(sooner)];
  const busy = await fixture.student.call(homeRoutes.home, {});
  expect(busy.next).toMatchObject({
    applicationId: urgent.id,
    number: urgent.number,
    programmeName: '早截止',
    dueOn: '2026-11-26',
  });
  expect(busy.deadlines).toMatchObject([{ applicationId: slow.id, dueOn: '2026-12-24' }]);
  expect(busy.current).toMatchObject({
    stage: 'draft',
    milestones: expect.arrayContaining([expect.objectContaining({ key: 'application', state: 'current' })]),
  });
  expect(busy.openProgrammes).toEqual([]);
  expect((await fixture.doctor.call(homeRoutes.home, {})).next).toBeNull();
});

it('is only for students', async () => {
  expect((await send(fixture.url, 'GET', '/api/home', { token: fixture.office.token })).status).toBe(403);
  expect((await send(fixture.url, 'GET', '/api/home')).status).toBe(401);
});
