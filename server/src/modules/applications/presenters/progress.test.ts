import { applicationRoutes } from '@yuanhang/contract';
import {
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  decide,
  type TestUsers,
} from '../../../../test/factories/applications';
import { buildDispatchConfirmation, decideRequest } from '../../../../test/factories/requests';
import { type MobilityFixture, startMobilityFixture } from '../../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

it('keeps the date and comment of the review when the office later decides a request', async () => {
  const student = await buildStudent(fixture, users.languages);
  const submitted = await buildSubmitted(fixture, student, await buildExchangeProgramme(fixture, users.office));
  const passed = await decide(users.collegeReviewer, submitted, 'approve', '学院推荐');
  const { progress, id } = await decide(users.office, passed, 'approve', '国际处同意派出');
  expect(progress).toMatchObject([{}, { step: 'college', comment: '学院推荐' }, { step: 'office', state: 'done' }]);

  fixture.clock.advance(86_400_000);
  const confirmation = await buildDispatchConfirmation(fixture, student, id);
  const approved = await decideRequest(users.office, confirmation, 'approve', { comment: '保险已核对' });
  expect(approved.progress).toMatchObject([{}, { step: 'office', state: 'done', comment: '保险已核对' }]);
  const detail = await student.call(applicationRoutes.detail, { params: { id } });
  expect(detail.stage).toBe('dispatched');
  expect(detail.progress).toEqual(progress);
});
