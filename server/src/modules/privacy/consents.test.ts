import { applicationRoutes, checkInRoutes, mobilityDeskRoutes, privacyRoutes } from '@yuanhang/contract';
import { type ConsentPurpose, consentTexts } from '@yuanhang/domain';
import {
  begin,
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  fill,
  submit,
} from '../../../test/factories/applications';
import { buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import { dispatchValues, openRequest, saveRequest } from '../../../test/factories/requests';
import { type Person, refusal } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
beforeEach(async () => {
  fixture = await startServerFixture();
});
afterEach(() => fixture.stop());

const decide = (student: Person, purpose: ConsentPurpose, granted: boolean) => {
  const version = consentTexts.find((text) => text.purpose === purpose)?.version ?? 0;
  return student.call(privacyRoutes.decide, { params: { purpose }, body: { granted, version } });
};
const needs = (purpose: ConsentPurpose) => ({ status: 403, code: 'consent_required', detail: purpose });

it('begins, changes and submits an application with the consent to it only', async () => {
  const users = await buildUsers(fixture);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const student = await buildStudent(fixture, users.languages, '宋嘉禾', []);
  expect(await refusal(begin(student, programmeId))).toMatchObject(needs('application'));
  expect((await student.call(applicationRoutes.list, { query: {} })).items).toEqual([]);
  await decide(student, 'application', true);
  const filled = await fill(fixture, student, await begin(student, programmeId));
  await decide(student, 'application', false);
  expect(await refusal(submit(student, filled))).toMatchObject(needs('application'));
  const { id, version } = filled;
  const page = { params: { id, page: 'basic' as const }, body: { version, values: filled.pages.basic.values } };
  expect(await refusal(student.call(applicationRoutes.savePage, page))).toMatchObject(needs('application'));
  await decide(student, 'application', true);
  expect((await submit(student, filled)).stage).toBe('under_review');
});

it('stores a passport number with the consent to such numbers only, and the rest of the form without it', async () => {
  const users = await buildUsers(fixture);
  const { student } = users;
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const { id } = await buildApproved(fixture, users, student, programmeId);
  await decide(student, 'sensitive_numbers', false);
  const opened = await openRequest(student, id, 'dispatch_confirmation');
  expect(await refusal(saveRequest(student, opened, dispatchValues))).toMatchObject(needs('sensitive_numbers'));
  const { travelDocumentNumber = '', visaNumber = '', ...others } = dispatchValues;
  expect(await refusal(saveRequest(student, opened, { ...others, visaNumber }))).toMatchObject(
    needs('sensitive_numbers'),
  );
  const saved = await saveRequest(student, opened, { ...others, travelDocumentNumber: '', visaNumber: null });
  await decide(student, 'sensitive_numbers', true);
  expect((await saveRequest(student, saved, { ...others, travelDocumentNumber })).version).toBe(saved.version + 1);
});

describe('without the consent to whereabouts', () => {
  let exchange: Awaited<ReturnType<typeof buildExchange>>;
  let student: Person;
  let office: Person;
  beforeEach(async () => {
    exchange = await buildExchange(fixture);
    const people = await fixture.later('2027-03-01T08:00:00.000Z', exchange.users.student, exchange.users.office);
    [student = exchange.users.student, office = exchange.users.office] = people;
    await decide(student, 'whereabouts', false);
  });

  it('records no check-in, but a call for help and the answer to a roll call', async () => {
    const safe = () => sendCheckIn(fixture, student, exchange.applicationId);
    expect(await refusal(safe())).toMatchObject(needs('whereabouts'));
    await sendCheckIn(fixture, student, exchange.applicationId, { wellbeing: 'needs_help' });
    expect(await refusal(safe())).toMatchObject(needs('whereabouts'));
    await office.call(mobilityDeskRoutes.openRollCall, { body: { question: '你还好吗？' } });
    await safe();
    const { items } = await student.call(checkInRoutes.history, { params: { id: exchange.applicationId }, query: {} });
    expect(items.map(({ wellbeing }) => wellbeing)).toEqual(['safe', 'needs_help']);
  });

  it('takes what staff record in the student’s place', async () => {
    const body = {
      wellbeing: 'safe' as const,
      city: '柏林',
      note: '',
      reason: '电话联系上了',
      clientKey: 'proxy-key-1',
    };
    await office.call(mobilityDeskRoutes.proxyCheckIn, { params: { id: exchange.applicationId }, body });
  });

  it('says in the chat what to agree to, and takes the call for help there', async () => {
    const login = await fixture.logIn();
    await fixture.bind(login, 'c1', student);
    expect((await fixture.say(login, 'c1', '打卡 柏林 一切顺利')).join()).toContain('在外期间的所在城市与平安情况');
    expect((await fixture.say(login, 'c1', '求助 护照丢了')).join()).toContain('12308');
  });
});
