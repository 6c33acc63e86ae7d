import { applicationRoutes, requestRoutes } from '@yuanhang/contract';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  type TestUsers,
} from '../../../test/factories/applications';
import { buildDispatchConfirmation, dispatchValues, openRequest } from '../../../test/factories/requests';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

const number = String(dispatchValues.travelDocumentNumber);
const purpose = '核对护照与机票姓名';

let fixture: MobilityFixture;
let users: TestUsers;
let student: Person;
let applicationId: string;
let requestId: string;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
  student = await buildStudent(fixture, users.languages, '鲍㛃');
  applicationId = (await buildApproved(fixture, users, student, await buildExchangeProgramme(fixture, users.office)))
    .id;
  requestId = (await buildDispatchConfirmation(fixture, student, applicationId)).id;
});
afterAll(() => fixture.stop());

const reveal = (who: Person, field = 'travelDocumentNumber', why = purpose) =>
  who.call(requestRoutes.reveal, { params: { id: requestId }, body: { field, purpose: why } });
/** Every value of every row in the database. */
async function everything(): Promise<string> {
  const sqlite = fixture.database.dialect === 'sqlite';
  const tables = await fixture.database.select<{ name: string }>(
    sqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const rows = await Promise.all(tables.map(({ name }) => fixture.database.select(`SELECT * FROM ${name}`)));
  return JSON.stringify(rows);
}

it('shows a number to authorised staff, and audits who and why', async () => {
  expect(await reveal(users.office)).toEqual({ value: number });
  expect(await refusal(reveal(users.finance))).toMatchObject({ status: 404 });
  expect(await refusal(reveal(users.collegeReviewer))).toMatchObject({ status: 403 });
  expect(await refusal(reveal(student))).toMatchObject({ status: 403 });
  expect(await refusal(reveal(users.office, 'itinerary'))).toMatchObject({
    status: 400,
    problems: [{ field: 'field' }],
  });
  expect(await refusal(reveal(users.office, 'travelDocumentNumber', '看'))).toMatchObject({
    problems: [{ field: 'purpose' }],
  });
  const [entry] = await fixture.database.select<{ actor_id: string; text: string }>(
    `SELECT e.actor_id, d.text FROM audit_entries e JOIN audit_details d ON d.entry_id = e.id
     WHERE e.action = 'reveal_number' ORDER BY e.seq DESC`,
  );
  expect(entry).toMatchObject({ actor_id: users.office.id });
  expect(entry?.text).toContain(`证件号码 · ${purpose}`);
});

it('is visible only to the student once it is recalled', async () => {
  const mine = await student.call(requestRoutes.detail, { params: { id: requestId } });
  const act = { params: { id: requestId }, body: { version: mine.version } };
  const recalled = await student.call(requestRoutes.recall, act);
  expect(await refusal(reveal(users.office))).toMatchObject({ status: 404 });
  expect((await paper(users.office.token, requestId)).status).toBe(404);
  await student.call(requestRoutes.submit, { params: { id: requestId }, body: { version: recalled.version } });
});

it('is never stored in the clear: not in tables, outbox, audit log or kept answers', async () => {
  await reveal(users.office);
  const all = await everything();
  expect(all).toContain(applicationId);
  expect(all).not.toContain(number);
});

const paper = (token: string, id: string) =>
  fetch(`${fixture.url}/api/requests/${id}/document`, { headers: { authorization: `Bearer ${token}` } });

it('prints the confirmation for its student and for staff in scope', async () => {
  const { documents } = await student.call(applicationRoutes.detail, { params: { id: applicationId } });
  expect(documents).toContainEqual({
    key: 'dispatch_confirmation',
    title: '派出确认表',
    url: `/api/requests/${requestId}/document`,
    missingCharacters: [],
  });
  const answer = await paper(student.token, requestId);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('鲍㛃 派出确认表.pdf');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await paper(users.collegeReviewer.token, requestId)).status).toBe(200);
  expect((await paper(users.otherReviewer.token, requestId)).status).toBe(404);
  const budget = await openRequest(student, applicationId, 'budget_application');
  expect((await paper(student.token, budget.id)).status).toBe(404);
});
