import { applicationRoutes } from '@yuanhang/contract';
import {
  type Actor,
  type ApplicationEvent,
  decideApplication,
  type RequestKind,
  reviewSteps,
  type Stage,
  stages,
  systemActor,
} from '@yuanhang/domain';
import {
  begin,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  fill,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import { openRequest } from '../../../test/factories/requests';
import { type MobilityFixture, type Person, startMobilityFixture } from '../../../test/mobility-fixture';
import type { ApplicationRecord } from './index';

let fixture: MobilityFixture;
let users: TestUsers;
let programmeId: string;
const reached = new Set<Stage>();
const written = new Set<string>();
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
  programmeId = await buildExchangeProgramme(fixture, users.office, { places: 20, fundingEligible: true });
});
afterAll(() => fixture.stop());

interface Started {
  readonly student: Person;
  readonly id: string;
}
async function start(programme = programmeId): Promise<Started> {
  const student = await buildStudent(fixture, users.languages);
  const { id } = await fill(fixture, student, await begin(student, programme));
  return { student, id };
}

type Step = ApplicationEvent['type'] | ApplicationEvent | { readonly does: (started: Started) => Promise<unknown> };
const opens = (kind: RequestKind): Step => ({ does: ({ student, id }) => openRequest(student, id, kind) });
const answersWithFiles: Step = {
  does: ({ student, id }) =>
    uploadFile(fixture.url, student.token, { ownerId: id, requirementKey: 'supplement_1_1', fileName: '证明.pdf' }),
};
const dispatched: ApplicationEvent = { type: 'request_approved', kind: 'dispatch_confirmation', cancels: false };
const cancelled: ApplicationEvent = { type: 'request_approved', kind: 'pre_departure_change', cancels: true };
const funded: ApplicationEvent = { type: 'request_approved', kind: 'funding_application', cancels: false };
const returned: ApplicationEvent = { type: 'request_approved', kind: 'return_formalities', cancels: false };
const items = [{ name: '证明', help: '', fileTypes: ['pdf' as const], maxCount: 1 }];
const abroad = { departOn: '2027-02-26', timeZone: 'Europe/Berlin', country: 'DE', city: 'Berlin' };

/** The actors who may cause the event: the student, the system, or a member of staff. */
const actorsOf = ({ student }: Started): Actor[] => [
  { userId: student.id, roles: ['student'], collegeIds: [] },
  systemActor,
  { userId: users.collegeReviewer.id, roles: ['college_reviewer'], collegeIds: [users.languages] },
  { userId: users.office.id, roles: ['office'], collegeIds: [] },
];

/** Moves the stage and compares the record that the move returns with one that is read after it. */
async function move(started: Started, event: ApplicationEvent): Promise<void> {
  const { applications, database } = fixture;
  const { id } = started;
  await database.transaction(async (tx) => {
    await applications.lockApplication(id, tx);
    const record = await applications.facts(id, tx);
    if (!record) throw new Error('no application');
    const decided = actorsOf(started).map((actor) => decideApplication(record.state, event, actor, record.facts));
    const decision = decided.find(({ allowed }) => allowed);
    if (!decision?.allowed) throw new Error(`nobody may ${event.type} at ${record.state.stage}: ${reasonsOf(decided)}`);
    const step = record.state.chain[record.state.stepIndex] ?? null;
    const by = { id: 'tester', name: '测试', role: 'office' } as const;
    if (decision.to === 'supplement_required') {
      const asked = { items, comment: '请补充', dueOn: '2026-12-01', step: step ?? reviewSteps[0], by };
      await applications.askSupplement(id, asked, tx);
    }
    const answerDueOn = decision.to === 'revision_required' || decision.to === 'supplement_required';
    const after = await applications.moveStage(
      {
        record,
        move: decision,
        by,
        operation: event.type,
        title: event.type,
        comment: null,
        step,
        ...(answerDueOn ? { answerDueOn: '2026-12-01' } : {}),
        ...(decision.to === 'dispatched' ? { mobility: abroad } : {}),
      },
      tx,
    );
    expect<ApplicationRecord | null>(after).toEqual(await applications.facts(id, tx));
    reached.add(record.state.stage).add(after.state.stage);
    written.add(`${record.state.stage} ${event.type} ${after.state.stage}`);
  });
}
const reasonsOf = (decided: readonly ReturnType<typeof decideApplication>[]) =>
  decided.map((decision) => (decision.allowed ? '' : decision.reason.code)).join();

async function follow(started: Started, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (typeof step === 'object' && 'does' in step) await step.does(started);
    else await move(started, typeof step === 'string' ? eventOf(step) : step);
  }
}
function eventOf(type: ApplicationEvent['type']): ApplicationEvent {
  if (type === 'open_request' || type === 'request_approved' || type === 'request_rejected')
    throw new Error(`${type} needs a kind`);
  return { type };
}

const approved: readonly Step[] = ['submit', 'approve', 'approve'];
const paths: readonly (readonly [string, readonly Step[]])[] = [
  [
    'goes all the way with a supplement and a revision',
    ['submit', 'ask_supplement', answersWithFiles, 'supplement', 'approve', 'return', 'submit', 'approve', dispatched],
  ],
  [
    'is recalled with an open request and submitted again',
    ['submit', opens('pre_departure_change'), 'recall', 'submit'],
  ],
  ['is asked for more in vain', ['submit', 'ask_supplement', 'withdraw_supplement', 'reject']],
  ['is cancelled by the office with an open request', [...approved, opens('budget_application'), 'office_cancel']],
  ['is cancelled at the wish of the student', [...approved, cancelled]],
  ['is cancelled while a supplement is awaited', ['submit', 'ask_supplement', cancelled]],
  ['comes back and waives the funding', [...approved, dispatched, returned, 'waive_funding']],
  ['comes back and has the funding decided', [...approved, dispatched, returned, funded]],
];

describe('the record after a move equals the one a read returns', () => {
  it.each(paths)('when it %s', async (_, steps) => follow(await start(), steps));

  it('when the return without funding closes the application at once', async () => {
    const programme = await buildExchangeProgramme(fixture, users.office, {
      name: '无资助项目',
      fundingEligible: false,
    });
    await follow(await start(programme), [...approved, dispatched, returned]);
  });
});

it('answers every change of the student with the response of a read', async () => {
  const student = await buildStudent(fixture, users.languages);
  const begun = await begin(student, programmeId);
  const params = { id: begun.id };
  let last = begun;
  const same = async (answer: Promise<typeof begun>) => {
    last = await answer;
    expect(last).toEqual(await student.call(applicationRoutes.detail, { params }));
  };
  await same(Promise.resolve(begun));
  const values = { test: 'ielts', score: '7.0', takenOn: '2026-03-14', note: '' };
  await same(student.call(applicationRoutes.addLanguage, { params, body: { version: last.version, values } }));
  const [language] = last.languages;
  if (!language) throw new Error('no language');
  const entry = { ...params, languageId: language.id };
  const better = { ...values, score: '7.5' };
  await same(
    student.call(applicationRoutes.updateLanguage, { params: entry, body: { version: last.version, values: better } }),
  );
  await same(student.call(applicationRoutes.removeLanguage, { params: entry, query: { version: last.version } }));
  const page = { ...params, page: 'basic' as const };
  const contact = { phone: '13800001234', emergencyName: '林建国' };
  await same(
    student.call(applicationRoutes.savePage, { params: page, body: { version: last.version, values: contact } }),
  );
  last = await fill(fixture, student, last);
  await same(student.call(applicationRoutes.submit, { params, body: { version: last.version } }));
  await same(student.call(applicationRoutes.recall, { params, body: { version: last.version } }));
  await same(student.call(applicationRoutes.submit, { params, body: { version: last.version } }));
  await follow({ student, id: begun.id }, ['ask_supplement', answersWithFiles]);
  last = await student.call(applicationRoutes.detail, { params });
  await same(student.call(applicationRoutes.answerSupplement, { params, body: { version: last.version } }));
  await follow({ student, id: begun.id }, ['return']);
  last = await student.call(applicationRoutes.detail, { params });
  const again = { ...last.pages.basic.values, phone: '13800009999' };
  await same(
    student.call(applicationRoutes.savePage, { params: page, body: { version: last.version, values: again } }),
  );
  await same(student.call(applicationRoutes.submit, { params, body: { version: last.version } }));
  await follow({ student, id: begun.id }, ['approve', 'approve', dispatched, returned]);
  last = await student.call(applicationRoutes.detail, { params });
  await same(student.call(applicationRoutes.waiveFunding, { params, body: { version: last.version } }));
});

describe('when the window is over', () => {
  it('the record of lapsed drafts, new or recalled, equals the one a read returns', async () => {
    const draft = await start();
    const recalled = await start();
    await follow(recalled, ['submit', 'recall']);
    const asked = await start();
    await follow(asked, ['submit', 'ask_supplement']);
    fixture.clock.moveTo(new Date('2026-12-20T02:00:00Z'));
    await follow(draft, ['window_closed']);
    await follow(recalled, ['window_closed']);
    await follow(asked, ['reject']);
  });

  it('every stage was reached', () => {
    expect([...reached].sort()).toEqual([...stages].sort());
    expect(written.size).toBeGreaterThanOrEqual(20);
  });
});
