import { inflateSync } from 'node:zlib';
import { applicationRoutes } from '@yuanhang/contract';
import {
  begin,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  decide,
  fill,
  submit,
  type TestUsers,
} from '../../../../test/factories/applications';
import { type MobilityFixture, startMobilityFixture } from '../../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

/** Every code point that can be read back from a PDF, from the ToUnicode maps of its fonts. */
function readable(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  const raw = pdf.toString('latin1');
  for (const match of raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    const body = Buffer.from(match[1] ?? '', 'latin1');
    const text = body[0] === 0x78 ? inflateSync(body).toString('latin1') : '';
    if (!text.includes('beginbfrange')) continue;
    for (const [, hex = ''] of text.matchAll(/<([0-9a-f]{4}(?: [0-9a-f]{4})?)>/g)) {
      found.add(Buffer.from(hex.replace(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return found;
}
const paperOf = (token: string, id: string) =>
  fetch(`${fixture.url}/api/applications/${id}/documents/application_form`, {
    headers: { authorization: `Bearer ${token}` },
  });

it('prints the application with every character of the name, for authorised readers', async () => {
  const student = await buildStudent(fixture, users.languages, '鲍㛃䶮𬭎');
  const draft = await fill(fixture, student, await begin(student, await buildExchangeProgramme(fixture, users.office)));
  const withLanguage = await student.call(applicationRoutes.addLanguage, {
    params: { id: draft.id },
    body: { version: draft.version, values: { test: 'testdaf', score: 'TDN 4', takenOn: '2026-06-01', note: '' } },
  });
  const passed = await decide(users.collegeReviewer, await submit(student, withLanguage), 'approve', '成绩优秀，推荐');
  const { documents } = await student.call(applicationRoutes.detail, { params: { id: draft.id } });
  expect(documents).toMatchObject([{ key: 'application_form', title: '申请表', missingCharacters: [] }]);

  const answer = await fetch(fixture.url + (documents[0]?.url ?? ''), {
    headers: { authorization: `Bearer ${student.token}` },
  });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
    `${passed.number} 鲍㛃䶮𬭎 申请表.pdf`,
  );
  const pdf = Buffer.from(await answer.arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // The fonts are embedded as subsets: complete, both would be 20 MB.
  expect(pdf.length).toBeLessThan(400_000);
  for (const character of '鲍㛃䶮𬭎柏林自由大学德福推荐本人承诺') expect(readable(pdf)).toContain(character);

  const stranger = await buildStudent(fixture, users.languages);
  expect((await paperOf(stranger.token, draft.id)).status).toBe(404);
  expect((await paperOf(users.otherReviewer.token, draft.id)).status).toBe(404);
  expect((await paperOf(users.collegeReviewer.token, draft.id)).status).toBe(200);
  expect((await fetch(`${fixture.url}/api/applications/${draft.id}/documents/application_form`)).status).toBe(401);
});

it('says before printing which characters no font has', async () => {
  const student = await buildStudent(fixture, users.languages, '林ᠮ😀');
  const { id } = await begin(student, await buildExchangeProgramme(fixture, users.office));
  const { documents } = await student.call(applicationRoutes.detail, { params: { id } });
  expect(documents).toMatchObject([{ missingCharacters: ['ᠮ'] }]);
});

it('limits the number of papers per reader', async () => {
  const student = await buildStudent(fixture, users.languages);
  const { id } = await begin(student, await buildExchangeProgramme(fixture, users.office));
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1) statuses.push((await paperOf(student.token, id)).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});
