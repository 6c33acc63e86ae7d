import { type ApplicationDetail, applicationRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import { begin, buildStudent, fill } from '../../../server/test/factories/applications';
import { uploadFile } from '../../../server/test/factories/attachments';
import { dispatchValues } from '../../../server/test/factories/requests';
import type { Person } from '../../../server/test/mobility-fixture';
import type { Fixture } from '../harness/fixture';
import type { Actor, Operation } from './lifecycle-table';

/** One application, the people who try commands on it, and its last observed state. */
export interface Trial {
  readonly actors: Readonly<Record<Actor, Person>>;
  readonly id: string;
  detail: ApplicationDetail;
  /** The dispatch confirmation request, once there is one. */
  requestId: string | null;
}

/** Creates a complete draft; `otherStudent` must have no access to it. */
export async function createTrial(
  { context, people }: Fixture,
  programmeId: string,
  otherStudent: Person,
): Promise<Trial> {
  const student = await buildStudent(context, people.languages);
  const { collegeReviewer: college, otherReviewer: otherCollege, office } = people;
  const detail = await fill(context, student, await begin(student, programmeId));
  const actors = { student, college, office, otherCollege, otherStudent };
  return { actors, id: detail.id, detail, requestId: null };
}

const comment = '请看说明';
const decide =
  (decision: 'approve' | 'return' | 'reject') =>
  (actor: Person, { id, detail: { version } }: Trial) =>
    actor.call(reviewRoutes.decideApplication, { params: { id }, body: { version, decision, comment } });

/** Reads the request's current version first, because this scenario checks permissions and order, not stale versions. */
async function requestVersion({ actors, requestId }: Trial): Promise<{ id: string; version: number }> {
  // A well-formed id that does not exist, for commands on a dispatch that was never begun.
  const id = requestId ?? 'r0000000000000000000';
  if (requestId === null) return { id, version: 0 };
  const { version } = await actors.student.call(requestRoutes.detail, { params: { id } });
  return { id, version };
}
const decideDispatch = (decision: 'approve' | 'return') => async (actor: Person, trial: Trial) => {
  const { id, version } = await requestVersion(trial);
  await actor.call(reviewRoutes.decideRequest, { params: { id }, body: { version, decision, comment } });
};

/** The API calls that a client makes for each operation of the model. Each rejects with `ApiError` when the server refuses. */
export const actions: Readonly<Record<Operation, (actor: Person, trial: Trial, fixture: Fixture) => Promise<unknown>>> =
  {
    edit: (actor, { id, detail }) =>
      actor.call(applicationRoutes.savePage, {
        params: { id, page: 'basic' },
        body: { version: detail.version, values: detail.pages.basic.values },
      }),
    submit: (actor, { id, detail: { version } }) =>
      actor.call(applicationRoutes.submit, { params: { id }, body: { version } }),
    recall: (actor, { id, detail: { version } }) =>
      actor.call(applicationRoutes.recall, { params: { id }, body: { version } }),
    delete: (actor, { id, detail: { version } }) =>
      actor.call(applicationRoutes.remove, { params: { id }, query: { version } }),
    async supplement(actor, { id, detail, actors }, { context }) {
      const [open] = detail.supplements.filter(({ state }) => state === 'open');
      const item = open?.items[0];
      if (item && item.attachments.length === 0 && actor === actors.student)
        await uploadFile(context.url, actor.token, { ownerId: id, requirementKey: item.requirement.key });
      await actor.call(applicationRoutes.answerSupplement, { params: { id }, body: { version: detail.version } });
    },
    approve: decide('approve'),
    return: decide('return'),
    reject: decide('reject'),
    ask: (actor, { id, detail: { version } }) =>
      actor.call(reviewRoutes.askSupplement, {
        params: { id },
        body: { version, items: [{ name: '推荐信' }], dueOn: '2026-12-10', comment },
      }),
    withdraw: (actor, { id, detail: { version } }) =>
      actor.call(reviewRoutes.withdrawSupplement, { params: { id }, body: { version } }),
    officeCancel: (actor, { id, detail: { version } }) =>
      actor.call(reviewRoutes.cancelApplication, { params: { id }, body: { version, comment } }),
    async submitDispatch(actor, trial) {
      const { id } = trial;
      const opened = await actor.call(requestRoutes.open, { params: { id }, body: { kind: 'dispatch_confirmation' } });
      trial.requestId = opened.id;
      const saved = await actor.call(requestRoutes.saveForm, {
        params: { id: opened.id },
        body: { version: opened.version, values: dispatchValues },
      });
      await actor.call(requestRoutes.submit, { params: { id: opened.id }, body: { version: saved.version } });
    },
    async recallDispatch(actor, trial) {
      const { id, version } = await requestVersion(trial);
      await actor.call(requestRoutes.recall, { params: { id }, body: { version } });
    },
    approveDispatch: decideDispatch('approve'),
    returnDispatch: decideDispatch('return'),
  };
