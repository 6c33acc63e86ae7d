import { applicationRoutes, type RequestDetail, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import {
  type ApplicationActionKey,
  asksForMoney,
  type RequestActionKey,
  type RequestKind,
  type RequestStatus,
} from '@yuanhang/domain';
import {
  begin,
  buildExchangeProgramme,
  buildStudent,
  buildUsers,
  decide,
  fill,
  submit,
  type TestUsers,
} from '../../../test/factories/applications';
import { uploadFile } from '../../../test/factories/attachments';
import {
  decideRequest,
  dispatchValues,
  openRequest,
  saveRequest,
  submitRequest,
} from '../../../test/factories/requests';
import { type MobilityFixture, type Person, refusal, startMobilityFixture } from '../../../test/mobility-fixture';

let fixture: MobilityFixture;
let users: TestUsers;
beforeAll(async () => {
  fixture = await startMobilityFixture();
  users = await buildUsers(fixture);
});
afterAll(() => fixture.stop());

/** Returns the same numbers for the same seed, so that a failing path can be repeated. */
function dice(seed: number) {
  let state = seed;
  return <T>(choices: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const chosen = choices[Math.floor((state / 2_147_483_648) * choices.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
}

/** An action that a response offers to a person, allowed or not, and the call that takes it. */
interface Offer {
  readonly name: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly act: () => Promise<unknown>;
}
const words = '请补充说明具体的课程安排';
const forms: Readonly<Partial<Record<RequestKind, Parameters<typeof saveRequest>[2]>>> = {
  dispatch_confirmation: dispatchValues,
  pre_departure_change: { changeType: 'cancel', reason: '因家庭原因不能参加本次交流' },
  budget_application: { internationalTravelAmount: 800_000, explanation: '往返经济舱机票，按官网报价计算' },
};

function applicationActs(
  person: Person,
  id: string,
  version: number,
): Partial<Record<ApplicationActionKey, () => Promise<unknown>>> {
  const params = { id };
  return {
    edit: async () => fill(fixture, person, await person.call(applicationRoutes.detail, { params })),
    submit: () => submit(person, { id, version }),
    recall: () => person.call(applicationRoutes.recall, { params, body: { version } }),
    delete: () => person.call(applicationRoutes.remove, { params, query: { version } }),
    approve: () => decide(person, { id, version }),
    return: () => decide(person, { id, version }, 'return', words),
    reject: () => decide(person, { id, version }, 'reject', words),
    ...Object.fromEntries(
      (Object.keys(forms) as RequestKind[]).map((kind) => [`request:${kind}`, () => openRequest(person, id, kind)]),
    ),
  };
}

function requestActs(person: Person, request: RequestDetail): Record<RequestActionKey, () => Promise<unknown>> {
  const { id, version, kind } = request;
  const params = { id };
  return {
    async edit() {
      const upload = { ownerType: 'request', ownerId: id, requirementKey: 'policy' } as const;
      if (request.missing.some(({ field }) => field === 'materials.policy'))
        await uploadFile(fixture.url, person.token, upload);
      return saveRequest(person, request, forms[kind] ?? {});
    },
    submit: () => submitRequest(person, request),
    recall: () => person.call(requestRoutes.recall, { params, body: { version } }),
    delete: () => person.call(requestRoutes.remove, { params, query: { version } }),
    approve: () => decideRequest(person, request),
    return: () => decideRequest(person, request, 'return', { comment: words }),
    reject: () => decideRequest(person, request, 'reject', { comment: words }),
  };
}

/** Every action offered to the three people on one application and its requests now. */
async function offersOf(student: Person, id: string): Promise<{ stage: string; offers: Offer[] }> {
  const mine = await student.call(applicationRoutes.detail, { params: { id } });
  const offers: Offer[] = [];
  const add = (
    who: string,
    actions: readonly { key: string; allowed: boolean; reason: { code: string } | null }[],
    acts: Readonly<Record<string, (() => Promise<unknown>) | undefined>>,
  ) => {
    for (const { key, allowed, reason } of actions) {
      const act = acts[key];
      if (act) offers.push({ name: `${who} ${key}`, allowed, reason: reason?.code ?? null, act });
    }
  };
  add('student', mine.actions, applicationActs(student, id, mine.version));
  for (const { id: requestId, kind } of mine.requests) {
    const request = await student.call(requestRoutes.detail, { params: { id: requestId } });
    add(`student ${kind}`, request.actions, requestActs(student, request));
  }
  for (const [who, reviewer] of [
    ['college', users.collegeReviewer],
    ['office', users.office],
    ['finance', users.finance],
  ] as const) {
    if (mine.submittedAt === null || (who === 'finance' && !mine.requests.some(isHandedInClaim))) continue;
    const seen = await reviewer.call(reviewRoutes.application, { params: { id } });
    add(who, seen.actions, applicationActs(reviewer, id, seen.version));
    for (const { id: requestId, kind, status } of seen.requests) {
      if (status === 'draft') continue;
      const request = await reviewer.call(reviewRoutes.request, { params: { id: requestId } });
      add(`${who} ${kind}`, request.actions, requestActs(reviewer, request));
    }
  }
  return { stage: mine.stage, offers };
}

/** Finance sees an application with such a request. */
const isHandedInClaim = ({ kind, status }: { readonly kind: RequestKind; readonly status: RequestStatus }): boolean =>
  asksForMoney(kind) && status !== 'draft';

/** Ordered so that the seeds that reach all stages soonest come first. */
const seeds = [2, 6, 8, 1, 3, 4, 5, 7, 9, 10, 11, 12];
const reachable = ['approved', 'cancelled', 'dispatched', 'draft', 'rejected', 'revision_required', 'under_review'];

/** Prefers actions that move forward; rarely takes ones that end the path. */
function weightOf({ name }: Offer): number {
  if (/approve|submit|request:dispatch/.test(name)) return 8;
  return /delete|reject/.test(name) ? 1 : 3;
}

it('carries out the offered actions and refuses the blocked ones, on random paths', async () => {
  const seen = new Set<string>();
  const tried = new Set<string>();
  for (const seed of seeds) {
    if (seen.size === reachable.length) break;
    const roll = dice(seed * 7919);
    const student = await buildStudent(fixture, users.languages);
    const { id } = await begin(student, await buildExchangeProgramme(fixture, users.office));
    for (let step = 0; step < 24; step += 1) {
      const { stage, offers } = await offersOf(student, id);
      seen.add(stage);
      for (const blocked of offers.filter(({ allowed }) => !allowed)) {
        const once = `${stage} ${blocked.name} ${blocked.reason}`;
        if (tried.has(once)) continue;
        tried.add(once);
        expect([blocked.name, await refusal(blocked.act())]).toEqual([
          blocked.name,
          expect.objectContaining({ detail: blocked.reason, status: expect.any(Number) }),
        ]);
      }
      const open = offers.filter(({ allowed }) => allowed).flatMap((offer) => Array(weightOf(offer)).fill(offer));
      if (open.length === 0) break;
      const chosen: Offer = roll(open);
      // Entries of the same instant have no defined order.
      fixture.clock.advance(1000);
      await chosen.act();
      if (chosen.name === 'student delete') break;
    }
  }
  expect([...seen].sort()).toEqual(reachable);
});
