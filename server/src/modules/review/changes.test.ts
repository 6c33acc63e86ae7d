import { applicationRoutes, attachmentRoutes, reviewRoutes } from '@yuanhang/contract';
import {
  buildApproved,
  buildExchangeProgramme,
  buildSubmitted,
  buildUsers,
  decide,
  submit,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import {
  buildDispatchConfirmation,
  decideRequest,
  dispatchValues,
  saveRequest,
  submitRequest,
} from '../../../test/factories/requests';
import { type MobilityFixture, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
beforeEach(async () => {
  fixture = await startMobilityFixture();
});
afterEach(() => fixture.stop());

it('shows a reviewer the differences from the previous submission', async () => {
  const users = await buildUsers(fixture);
  const { student, collegeReviewer } = users;
  const first = await buildSubmitted(fixture, student, await buildExchangeProgramme(fixture, users.office));
  const { id } = first;
  const seen = async () => (await collegeReviewer.call(reviewRoutes.application, { params: { id } })).changes;
  expect(await seen()).toEqual({ since: null, answers: [], filesAdded: [], filesRemoved: [] });
  const returned = await decide(collegeReviewer, first, 'return', '请补充');
  const [old] = first.materials[0]?.attachments ?? [];
  await student.call(attachmentRoutes.remove, { params: { id: old?.id ?? '' } });
  await uploadFile(fixture.url, student.token, { ownerId: id, requirementKey: 'transcript', fileName: '新成绩单.pdf' });
  const saved = await student.call(applicationRoutes.savePage, {
    params: { id, page: 'questions' },
    body: { version: returned.version, values: { whyBerlin: '因为图书馆。' } },
  });
  await submit(
    student,
    await student.call(applicationRoutes.addLanguage, {
      params: { id },
      body: { version: saved.version, values: { test: 'testdaf', score: 'TDN 4', takenOn: '2026-06-01', note: '' } },
    }),
  );
  const changes = await seen();
  expect(changes.answers).toEqual([
    { page: '补充问题', label: '为什么选择柏林', before: '那里有最好的老师。', after: '因为图书馆。' },
    { page: '外语水平', label: '德福 TestDaF', before: '—', after: 'TDN 4 · 2026-06-01' },
  ]);
  expect([changes.filesAdded, changes.filesRemoved].map((files) => files.map(({ name }) => name))).toEqual([
    ['新成绩单.pdf'],
    ['成绩单.pdf'],
  ]);
});

it('shows the differences of requests, without their numbers', async () => {
  const users = await buildUsers(fixture);
  const { student } = users;
  const { id } = await buildApproved(fixture, users, student, await buildExchangeProgramme(fixture, users.office));
  const confirmation = await buildDispatchConfirmation(fixture, student, id);
  await decideRequest(users.office, confirmation, 'return', { comment: '住址不完整' });
  const mine = await users.office.call(reviewRoutes.request, { params: { id: confirmation.id } });
  const values = { ...dispatchValues, addressAbroad: 'Garystraße 35, Berlin', travelDocumentNumber: 'E98765432' };
  await submitRequest(student, await saveRequest(student, mine, values));
  const { changes } = await users.office.call(reviewRoutes.request, { params: { id: confirmation.id } });
  expect(changes.answers.map(({ label }) => label)).toEqual(['证件号码', '境外住址']);
  expect(JSON.stringify(changes)).not.toMatch(/E98765432|E12345732/);
});
