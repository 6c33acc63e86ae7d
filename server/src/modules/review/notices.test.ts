import { reviewRoutes } from '@yuanhang/contract';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  type TestUsers,
} from '../../../test/factories/applications';
import {
  buildDispatchConfirmation,
  decideRequest,
  openRequest,
  saveRequest,
  submitRequest,
} from '../../../test/factories/requests';
import { type MobilityFixture, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

const noticesOf = async (id: string) =>
  (await users.office.call(reviewRoutes.request, { params: { id } })).notices.map(({ message }) => message);

it('refuses a departure a year before the settled one, and shows the reviewer a smaller deviation until it is decided', async () => {
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const hasty = await buildStudent(fixture, users.languages, '周雨桐');
  const approved = await buildApproved(fixture, users, hasty, programmeId);
  const wrongYear = { departOn: '2026-03-01', insuranceFrom: '2026-03-01' };
  expect(await refusal(buildDispatchConfirmation(fixture, hasty, approved.id, wrongYear))).toMatchObject({
    code: 'incomplete',
    problems: [{ field: 'form.departOn', code: 'in_the_past', message: '这一天已过去 268 天，请核对年份和月份' }],
  });
  const student = await buildStudent(fixture, users.languages);
  const { id } = await buildApproved(fixture, users, student, programmeId);
  const confirmation = await buildDispatchConfirmation(fixture, student, id, {
    departOn: '2026-11-10',
    insuranceFrom: '2026-11-10',
  });
  expect(await noticesOf(confirmation.id)).toEqual([
    '出发日期 2026 年 11 月 10 日已过去 14 天',
    '出发日期 2026 年 11 月 10 日比项目开始日期 2027 年 3 月 1 日早 111 天',
    '出发日期 2026 年 11 月 10 日比已定的出发日期 2027 年 3 月 1 日早 111 天',
    '保险生效日期 2026 年 11 月 10 日已过去 14 天',
    '在外 294 天，比项目的 183 天长 111 天',
  ]);
  expect((await decideRequest(users.office, confirmation)).notices).toEqual([]);
});

it('compares changes with the programme and with the settled stay', async () => {
  const student = await buildStudent(fixture, users.languages);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const { id } = await buildApproved(fixture, users, student, programmeId);
  const values = { changeType: 'change', newEndOn: '2027-09-10', details: '改期', reason: '对方学期推迟两周结束' };
  const opened = await openRequest(student, id, 'pre_departure_change');
  const change = await submitRequest(student, await saveRequest(student, opened, values));
  expect(await noticesOf(change.id)).toEqual([
    '新的结束日期 2027 年 9 月 10 日比项目结束日期 2027 年 8 月 31 日晚 10 天',
    '新的结束日期 2027 年 9 月 10 日比已定的返校日期 2027 年 8 月 31 日晚 10 天',
  ]);
});

it('compares an application under review with its programme', async () => {
  const programme = { startOn: '2027-03-08', endOn: '2027-08-31' };
  const programmeId = await buildExchangeProgramme(fixture, users.office, programme);
  const { id } = await buildSubmitted(fixture, await buildStudent(fixture, users.languages), programmeId);
  const { notices } = await users.collegeReviewer.call(reviewRoutes.application, { params: { id } });
  expect(notices).toEqual([
    {
      field: 'application.startOn',
      code: 'differs_from_programme',
      message: '计划开始日期 2027 年 3 月 1 日比项目开始日期 2027 年 3 月 8 日早 7 天',
    },
  ]);
});
