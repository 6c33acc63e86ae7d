import { type ApplicationDetail, applicationRoutes, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import { begin, buildStudent, fill } from '../../../server/test/factories/applications';
import { uploadFile } from '../../../server/test/factories/attachments';
import { dispatchValues } from '../../../server/test/factories/requests';
import type { Person } from '../../../server/test/trip-world';
import type { World } from '../lab/world';
import type { Actor, Verb } from './lifecycle-table';

/** One application, whoever may try something with it, and what is known of it. */
export interface Trial {
  readonly people: Readonly<Record<Actor, Person>>;
  readonly id: string;
  detail: ApplicationDetail;
  requestId: string | null;
}

export async function newTrial({ world, cast }: World, programmeId: string, stranger: Person): Promise<Trial> {
  const student = await buildStudent(world, cast.languages);
  const { collegeReviewer: college, otherReviewer: otherCollege, office } = cast;
  const detail = await fill(world, student, await begin(student, programmeId));
  const people = { student, college, office, otherCollege, otherStudent: stranger };
  return { people, id: detail.id, detail, requestId: null };
}

const comment = '请看说明';
const decide =
  (decision: 'approve' | 'return' | 'reject') =>
  (by: Person, { id, detail: { version } }: Trial) =>
    by.call(reviewRoutes.decideApplication, { params: { id }, body: { version, decision, comment } });

/** A request's own version is read first: what is tried here is who may do what when, not staleness. */
async function requestVersion({ people, requestId }: Trial): Promise<{ id: string; version: number }> {
  const id = requestId ?? 'r0000000000000000000';
  if (requestId === null) return { id, version: 0 };
  const { version } = await people.student.call(requestRoutes.detail, { params: { id } });
  return { id, version };
}
const decideDispatch = (decision: 'approve' | 'return') => async (by: Person, trial: Trial) => {
  const { id, version } = await requestVersion(trial);
  await by.call(reviewRoutes.decideRequest, { params: { id }, body: { version, decision, comment } });
};

/** Each command of the model as the calls that a client makes for it. Rejects when the server refuses. */
export const actions: Readonly<Record<Verb, (by: Person, trial: Trial, world: World) => Promise<unknown>>> = {
  edit: (by, { id, detail }) =>
    by.call(applicationRoutes.savePage, {
      params: { id, page: 'basic' },
      body: { version: detail.version, values: detail.pages.basic.values },
    }),
  submit: (by, { id, detail: { version } }) => by.call(applicationRoutes.submit, { params: { id }, body: { version } }),
  recall: (by, { id, detail: { version } }) => by.call(applicationRoutes.recall, { params: { id }, body: { version } }),
  delete: (by, { id, detail: { version } }) =>
    by.call(applicationRoutes.remove, { params: { id }, query: { version } }),
  async supplement(by, { id, detail, people }, { world }) {
    const [open] = detail.supplements.filter(({ state }) => state === 'open');
    const item = open?.items[0];
    if (item && item.attachments.length === 0 && by === people.student)
      await uploadFile(world.url, by.token, { ownerId: id, requirementKey: item.requirement.key });
    await by.call(applicationRoutes.answerSupplement, { params: { id }, body: { version: detail.version } });
  },
  approve: decide('approve'),
  return: decide('return'),
  reject: decide('reject'),
  ask: (by, { id, detail: { version } }) =>
    by.call(reviewRoutes.askSupplement, {
      params: { id },
      body: { version, items: [{ name: '推荐信' }], dueOn: '2026-12-10', comment },
    }),
  withdraw: (by, { id, detail: { version } }) =>
    by.call(reviewRoutes.withdrawSupplement, { params: { id }, body: { version } }),
  officeCancel: (by, { id, detail: { version } }) =>
    by.call(reviewRoutes.cancelApplication, { params: { id }, body: { version, comment } }),
  async submitDispatch(by, trial) {
    const { id } = trial;
    const opened = await by.call(requestRoutes.open, { params: { id }, body: { kind: 'dispatch_confirmation' } });
    trial.requestId = opened.id;
    const saved = await by.call(requestRoutes.saveForm, {
      params: { id: opened.id },
      body: { version: opened.version, values: dispatchValues },
    });
    await by.call(requestRoutes.submit, { params: { id: opened.id }, body: { version: saved.version } });
  },
  async recallDispatch(by, trial) {
    const { id, version } = await requestVersion(trial);
    await by.call(requestRoutes.recall, { params: { id }, body: { version } });
  },
  approveDispatch: decideDispatch('approve'),
  returnDispatch: decideDispatch('return'),
};
