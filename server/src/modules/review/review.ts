import type { ResponseOf } from '@yuanhang/contract';
import type { reviewSchemas } from '@yuanhang/contract/schemas';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { Applications } from '../applications';
import type { Audit } from '../audit';
import type { Requests } from '../requests';
import { counts } from './counts';
import { decideApplication } from './decide-application';
import { moveApplication } from './move-application';
import { queue } from './queue';
import { supplements } from './supplements';

export interface ReviewDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly applications: Applications;
  readonly requests: Requests;
}

/** The reviewers' side: what waits for them, what they look at, what they decide. */
export function createReview(deps: ReviewDeps) {
  const { applications, requests, audit } = deps;
  return {
    queue: queue(deps),
    counts: counts(deps),
    supplements: supplements(deps),
    decideApplication: decideApplication(deps),

    /** 取消派出. */
    cancel: (principal: Principal, target: { id: string; version: number }, comment: string): Promise<void> =>
      moveApplication(deps)(principal, { ...target, event: 'office_cancel', comment }),

    decideRequest: (principal: Principal, input: Parameters<Requests['decide']>[1]): Promise<void> =>
      requests.decide(principal, input, (tx, { record, by, title }) =>
        audit.record(tx, {
          actor: by,
          action: 'decide_request',
          subject: { type: 'request', id: record.id },
          detail: [record.application.number, title, input.comment].filter((part) => part !== null).join(' · '),
        }),
      ),

    async application(
      principal: Principal,
      id: string,
    ): Promise<ResponseOf<typeof reviewSchemas.applicationForReview>> {
      const { detail, record, changes } = await applications.detailForStaff(principal, id);
      const { places: total, placesTaken: taken } = record.programme;
      return { ...detail, student: record.student, places: { total, taken }, changes };
    },

    async request(principal: Principal, id: string): Promise<ResponseOf<typeof reviewSchemas.requestForReview>> {
      const { detail, record } = await requests.forStaff(principal, id);
      return { ...detail, student: record.application.student, changes: await applications.changesOf(id) };
    },
  };
}
export type Review = ReturnType<typeof createReview>;
