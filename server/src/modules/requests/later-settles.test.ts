import {
  applicationRoutes,
  notificationRoutes,
  type RequestDetail,
  requestRoutes,
  reviewRoutes,
} from '@yuanhang/contract';
import { type FormValues, type RequestKind, type StayFact, stayFacts } from '@yuanhang/domain';
import {
  buildApproved,
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  buildUsers,
  decide,
  submit,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import {
  buildDispatchConfirmation,
  decideRequest,
  dispatchValues,
  openRequest,
  saveRequest,
  submitRequest,
} from '../../../test/factories/requests';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
let programmeId: string;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
  programmeId = await buildExchangeProgramme(fixture, users.office, { places: 100, fundingEligible: true });
});
afterAll(() => fixture.stop());

const reason = '对方学期推迟两周开始，航班随之改期';
const seenBy = (person: Person, id: string) => person.call(reviewRoutes.request, { params: { id } });
const own = (student: Person, id: string): Promise<RequestDetail> =>
  student.call(requestRoutes.detail, { params: { id } });
const approveAll = async (request: { id: string; version: number; kind: RequestKind }) => {
  const reviewers = {
    dispatch_confirmation: [users.office],
    budget_application: [users.office, users.finance],
    funding_application: [users.office, users.finance],
  } as Partial<Record<RequestKind, Person[]>>;
  let decided: { id: string; version: number } = request;
  for (const reviewer of reviewers[request.kind] ?? [users.collegeReviewer, users.office]) {
    decided = await decideRequest(reviewer, decided);
  }
};
const ask = async (student: Person, applicationId: string, kind: RequestKind, values: FormValues) => {
  const opened = await openRequest(student, applicationId, kind);
  return submitRequest(student, await saveRequest(student, opened, values));
};
const inboxOf = async (person: Person) => {
  await fixture.outbox.drain();
  return (await person.call(notificationRoutes.list, { query: {} })).items;
};

describe('a change that is approved after the dispatch confirmation was submitted', () => {
  let student: Person;
  let applicationId: string;
  beforeEach(async () => {
    student = await buildStudent(fixture, users.languages);
    applicationId = (await buildApproved(fixture, users, student, programmeId)).id;
  });
  const change = (values: FormValues) =>
    ask(student, applicationId, 'pre_departure_change', { changeType: 'change', details: '改期', reason, ...values });

  it('sends the confirmation back with the new dates, tells both sides, and is not undone', async () => {
    const confirmation = await buildDispatchConfirmation(fixture, student, applicationId);
    const submitted = await change({ newStartOn: '2027-03-15' });
    expect(submitted.consequences?.notes).toContain('派出确认正在审核，日期与新的不同时将退回，由学生核对后重新提交');
    expect((await seenBy(users.office, submitted.id)).consequences).toEqual(submitted.consequences);
    await approveAll(submitted);

    const stale = await refusal(decideRequest(users.office, confirmation));
    expect(stale).toMatchObject({ status: 409, code: 'stale_version' });
    const returned = await own(student, confirmation.id);
    expect(returned).toMatchObject({
      status: 'revision_required',
      page: { values: { departOn: '2027-03-15', returnOn: '2027-08-31', insurer: '中国人保' } },
    });
    expect(returned.comment).toBe(
      '派出前变更通过：出发日期由 2027 年 3 月 1 日改为 2027 年 3 月 15 日。请核对后重新提交',
    );
    const seen = await seenBy(users.office, confirmation.id);
    expect(seen.timeline.at(-1)).toMatchObject({
      title: '派出确认 · 因交流安排变更退回学生',
      comment: returned.comment,
      by: { role: 'system' },
    });
    expect(await inboxOf(student)).toContainEqual(
      expect.objectContaining({ rule: 'request_overtaken', text: expect.stringContaining('3 月 15 日') }),
    );
    expect(await inboxOf(users.office)).toContainEqual(
      expect.objectContaining({
        rule: 'review_overtaken',
        title: '审核中的派出确认有变化',
        number: seen.application.number,
      }),
    );

    await approveAll(await submitRequest(student, returned));
    const { mobility, timeline } = await student.call(applicationRoutes.detail, { params: { id: applicationId } });
    expect(mobility).toMatchObject({ departOn: '2027-03-15', returnOn: '2027-08-31' });
    expect(timeline).toContainEqual(expect.objectContaining({ title: '派出前变更通过，交流安排已更新' }));
  });

  it('updates a draft, which keeps its other answers', async () => {
    const opened = await openRequest(student, applicationId, 'dispatch_confirmation');
    await saveRequest(student, opened, { ...dispatchValues, departOn: '2027-02-26' });
    await approveAll(await change({ newStartOn: '2027-03-15' }));
    const draft = await own(student, opened.id);
    expect(draft).toMatchObject({ status: 'draft', page: { values: { departOn: '2027-03-15', insurer: '中国人保' } } });
    expect(draft.comment).toContain('请核对');
  });

  it('sends back a confirmation for the former host, and prints the new one', async () => {
    const confirmation = await buildDispatchConfirmation(fixture, student, applicationId);
    await approveAll(await change({ newHost: '洪堡大学' }));
    expect(await own(student, confirmation.id)).toMatchObject({ status: 'revision_required' });
    const record = await fixture.applications.facts(applicationId);
    expect(record?.mobility).toMatchObject({ host: '洪堡大学', departOn: '2027-03-01' });
  });

  it('leaves a confirmation that already states the new dates with its reviewer', async () => {
    const dates = { departOn: '2027-03-15', returnOn: '2027-08-31' };
    const confirmation = await buildDispatchConfirmation(fixture, student, applicationId, dates);
    await approveAll(await change({ newStartOn: '2027-03-15' }));
    expect(await own(student, confirmation.id)).toMatchObject({ status: 'submitted', version: confirmation.version });
  });

  it('keeps a budget with its reviewers, who are told', async () => {
    const budget = { internationalTravelAmount: 800_000, explanation: '往返经济舱机票，按官网报价计算' };
    const asked = await ask(student, applicationId, 'budget_application', budget);
    await approveAll(await change({ newEndOn: '2027-07-31' }));
    expect(await own(student, asked.id)).toMatchObject({ status: 'submitted' });
    expect((await seenBy(users.office, asked.id)).timeline.at(-1)).toMatchObject({
      title: '经费预算申请 · 提交后交流安排有变更',
    });
    expect(await inboxOf(users.office)).toContainEqual(expect.objectContaining({ rule: 'review_overtaken' }));
  });
});

describe('a change that is approved while the application is under review', () => {
  it('is kept by the pages, through a recall and a new submission', async () => {
    const student = await buildStudent(fixture, users.languages);
    const { id } = await buildSubmitted(fixture, student, programmeId);
    const values = { changeType: 'change', newStartOn: '2027-03-15', details: '改期', reason };
    await approveAll(await ask(student, id, 'pre_departure_change', values));
    const detail = await student.call(applicationRoutes.detail, { params: { id } });
    expect(detail.pages.application.values).toMatchObject({ startOn: '2027-03-15', endOn: '2027-08-31' });
    const recalled = await student.call(applicationRoutes.recall, {
      params: { id },
      body: { version: detail.version },
    });
    await submit(student, recalled);
    expect((await fixture.applications.facts(id))?.mobility).toMatchObject({ departOn: '2027-03-15' });
  });

  it('goes back when the student submits the application again with other dates', async () => {
    const student = await buildStudent(fixture, users.languages);
    const submitted = await buildSubmitted(fixture, student, programmeId);
    const { id } = submitted;
    const values = { changeType: 'change', newStartOn: '2027-03-15', details: '改期', reason };
    const change = await ask(student, id, 'pre_departure_change', values);
    const returned = await decide(users.collegeReviewer, submitted, 'return', '日期不对，请核对');
    await saveDates(student, id, returned.version, '2027-04-01', '2027-08-31').then((saved) => submit(student, saved));
    expect((await fixture.applications.facts(id))?.mobility).toMatchObject({ departOn: '2027-04-01' });
    expect(await own(student, change.id)).toMatchObject({
      status: 'revision_required',
      page: { values: { newStartOn: '2027-03-15' } },
    });
  });
});

const saveDates = async (student: Person, id: string, version: number, startOn: string, endOn: string) => {
  const { pages } = await student.call(applicationRoutes.detail, { params: { id } });
  const answers = pages.application.values;
  return student.call(applicationRoutes.savePage, {
    params: { id, page: 'application' },
    body: { version, values: { ...answers, startOn, endOn } },
  });
};

/** Returns the same numbers for the same seed, so that a failing path can be repeated. */
function dice(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
const day = (month: string, n: number) => `${month}-${String(n + 1).padStart(2, '0')}`;

/** A random form of the kind, for a stay in December and January. */
function randomForm(kind: RequestKind, roll: (below: number) => number): FormValues {
  const [departOn, returnOn] = [day('2026-12', roll(28)), day('2027-01', roll(28))];
  const host = ['洪堡大学', '柏林工业大学'][roll(2)] ?? null;
  switch (kind) {
    case 'dispatch_confirmation':
      return { ...dispatchValues, departOn, returnOn, insuranceFrom: '2026-11-01', insuranceTo: '2027-09-10' };
    case 'pre_departure_change': {
      const wanted = [{ newStartOn: departOn }, { newEndOn: returnOn }, { newHost: host }][roll(3)];
      return { changeType: 'change', details: '改期', reason, ...wanted };
    }
    case 'plan_change':
      if (roll(3) === 0) return { changeType: 'host', newHost: host, reason };
      return { changeType: roll(2) === 0 ? 'extension' : 'early_return', newReturnOn: returnOn, reason };
    case 'return_formalities':
      return {
        actualReturnOn: day('2026-11', 20 + roll(4)),
        finalReport: '收获很多。'.repeat(60),
        hasTranscript: false,
      };
    default:
      return { internationalTravelAmount: 100_000 + roll(9) * 100, explanation: '往返经济舱机票，按官网报价计算' };
  }
}
const asks: Readonly<Partial<Record<RequestKind, Partial<Record<StayFact, string>>>>> = {
  dispatch_confirmation: { departOn: 'departOn', returnOn: 'returnOn' },
  pre_departure_change: { departOn: 'newStartOn', returnOn: 'newEndOn', host: 'newHost' },
  plan_change: { returnOn: 'newReturnOn', host: 'newHost' },
  return_formalities: { returnOn: 'actualReturnOn' },
};
const randomKinds: readonly RequestKind[] = [
  'dispatch_confirmation',
  'pre_departure_change',
  'plan_change',
  'return_formalities',
  'budget_application',
];

/** Together these paths approve every kind. */
const seeds = [9, 14];

it('lets no approval undo what was settled after its answers, on random paths over all kinds of request', async () => {
  const approvals = new Map<RequestKind, number>();
  for (const seed of seeds) {
    const roll = dice(seed * 7919);
    const student = await buildStudent(fixture, users.languages);
    const { id } = await buildApproved(fixture, users, student, programmeId);
    const settledAt: Record<StayFact, number> = { departOn: 0, returnOn: 0, host: 0 };
    const savedAt = new Map<string, number>();
    const granted = new Map<string, number | null>();
    const stay = async () => {
      const record = await fixture.applications.facts(id);
      if (!record) throw new Error('the application is gone');
      const { departOn, returnOn, host } = record.mobility;
      return { facts: { departOn, returnOn, host }, record };
    };
    for (let step = 1; step <= 24; step += 1) {
      fixture.clock.advance(1000);
      const kind = randomKinds[roll(randomKinds.length)] ?? 'plan_change';
      const { facts: before, record } = await stay();
      if (record.state.stage === 'dispatched' && record.mobility.arrivedOn === null && roll(2) === 0) {
        const arrived = { arrivedOn: '2026-11-20' };
        await fixture.database.transaction((tx) => fixture.applications.setMobility(id, arrived, tx));
      }
      const open = record.requests.findLast((one) => one.kind === kind);
      const detail = open ? await own(student, open.id) : null;
      let form: FormValues = {};
      try {
        if (detail?.status === 'submitted') {
          form = detail.page.values;
          await approveAll(detail);
        } else if (detail?.status === 'revision_required' && roll(2) === 0) {
          // The student submits it again without another look.
          await submitRequest(student, detail);
        } else {
          const opened = await openRequest(student, id, kind);
          const hasPolicy = kind !== 'dispatch_confirmation' || !opened.missing.some((m) => m.field.includes('policy'));
          const upload = { ownerType: 'request', ownerId: opened.id, requirementKey: 'policy' } as const;
          if (!hasPolicy) await uploadFile(fixture.url, student.token, upload);
          const saved = await saveRequest(student, opened, randomForm(kind, roll));
          savedAt.set(opened.id, step);
          if (roll(4) > 0) await submitRequest(student, saved);
        }
      } catch (error) {
        // What the rules refuse at this stage is another test's concern; it may not change anything.
        if (!(error instanceof Error) || error.name !== 'ApiError') throw error;
      }
      const { facts: after, record: now } = await stay();
      const isApproved = detail?.status === 'submitted' && (await own(student, detail.id)).status === 'approved';
      if (isApproved) approvals.set(kind, (approvals.get(kind) ?? 0) + 1);
      const wanted = Object.entries((isApproved && asks[kind]) || {}).flatMap(([fact, key]) =>
        form[key] === undefined || form[key] === null ? [] : [[fact, form[key]]],
      );
      expect({ seed, step, kind, ...after }).toEqual({ seed, step, kind, ...before, ...Object.fromEntries(wanted) });
      for (const fact of stayFacts) {
        if (before[fact] === after[fact] || detail === null) continue;
        const answered = savedAt.get(detail.id) ?? 0;
        expect({ seed, step, kind, fact, undone: settledAt[fact] > answered }).toMatchObject({ undone: false });
        settledAt[fact] = step;
      }
      for (const one of now.requests.filter(({ approvedFen }) => approvedFen !== null)) {
        if (granted.has(one.id)) expect(one.approvedFen).toBe(granted.get(one.id));
        granted.set(one.id, one.approvedFen);
      }
    }
  }
  expect([...approvals.keys()].sort()).toEqual([...randomKinds].sort());
});
