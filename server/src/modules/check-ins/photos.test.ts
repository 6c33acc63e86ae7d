import { attachmentRoutes, checkInRoutes, mobilityDeskRoutes } from '@yuanhang/contract';
import { buildStudent } from '../../../test/factories/applications';
import { jpgBytes, pdfBytes, uploadFile } from '../../../test/factories/attachments';
import { buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import type { Person } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let student: Person;
let id: string;
beforeEach(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
  id = exchange.applicationId;
  [student = exchange.users.student] = await fixture.later('2027-03-02T10:00:00.000Z', exchange.users.student);
});
afterEach(() => fixture.stop());

const add = (person: Person, ownerId: string, fileName = '窗外.jpg', bytes = jpgBytes()) =>
  uploadFile(fixture.url, person.token, { ownerType: 'check_in', ownerId, requirementKey: 'photo', fileName, bytes });
const history = async () => (await student.call(checkInRoutes.history, { params: { id }, query: {} })).items;

test('a photo is added after the check-in; only the student and the office see it', async () => {
  const { checkIn } = await sendCheckIn(fixture, student, id, { city: '柏林' });
  const photo = await add(student, checkIn.id);
  expect(await history()).toMatchObject([{ id: checkIn.id, photos: [photo] }]);
  expect((await student.call(checkInRoutes.state, { params: { id } })).recent).toMatchObject([{ photos: [photo] }]);

  const [office = exchange.users.office] = await fixture.later('2027-03-02T11:00:00.000Z', exchange.users.office);
  const seen = await office.call(mobilityDeskRoutes.checkIns, { params: { id }, query: {} });
  expect(seen.items).toMatchObject([{ photos: [photo] }]);
  const link = (person: Person) =>
    person.call(attachmentRoutes.readLink, { params: { id: photo.id }, query: { as: 'view' } });
  expect((await link(office)).url).toBeTruthy();
  const { collegeId } = (await fixture.database.first<{ collegeId: string }>(
    'SELECT college_id AS collegeId FROM applications WHERE id = :id',
    { id },
  )) ?? { collegeId: '' };
  const stranger = await buildStudent(fixture, collegeId, '王小丽');
  await expect(link(stranger)).rejects.toMatchObject({ status: 404 });
  await expect(add(stranger, checkIn.id)).rejects.toMatchObject({ status: 404 });
});

test('accepts only pictures, at most three, for a day, and deletes them when the check-in is undone', async () => {
  const { checkIn } = await sendCheckIn(fixture, student, id, { city: '柏林' });
  await expect(add(student, checkIn.id, '行程.pdf', pdfBytes())).rejects.toMatchObject({ status: 415 });
  for (const name of ['1.jpg', '2.jpg', '3.jpg']) await add(student, checkIn.id, name);
  await expect(add(student, checkIn.id, '4.jpg')).rejects.toMatchObject({ body: { detail: 'too_many_files' } });

  await student.call(checkInRoutes.undo, { params: { id } });
  expect(await history()).toEqual([]);
  const left = await fixture.database.select(
    "SELECT id FROM attachments WHERE state <> 'deleted' AND owner_type = 'check_in'",
  );
  expect(left).toEqual([]);
  await expect(add(student, checkIn.id)).rejects.toMatchObject({ body: { detail: 'undone' } });

  const again = await sendCheckIn(fixture, student, id, { city: '柏林' });
  [student = student] = await fixture.later('2027-03-03T10:00:01.000Z', student);
  await expect(add(student, again.checkIn.id)).rejects.toMatchObject({ body: { detail: 'photo_expired' } });
});
