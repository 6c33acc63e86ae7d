import { requestKinds, reviewSteps } from '@yuanhang/domain';
import { z } from 'zod';
import { applicationDetail } from '../applications/schemas';
import { requestDetail } from '../requests/schemas';
import { fen, id, idParams, instant, pageOf, pageQuery, version } from '../shared/schemas';

export const queueItem = z.object({
  /** The application's or the request's id. */
  id,
  subject: z.enum(['application', 'request']),
  kind: z.enum(['application', ...requestKinds]),
  kindLabel: z.string(),
  applicationId: id,
  number: z.string(),
  student: z.object({ id, name: z.string(), studentNumber: z.string(), college: z.string() }),
  programme: z.object({ id, name: z.string(), year: z.int() }),
  step: z.enum(reviewSteps),
  stepLabel: z.string(),
  /** The previous step's words, if there was one. */
  previousComment: z.string().nullable(),
  waitingSince: instant,
  version,
});

/** What waits for me, oldest first. */
export const queue = {
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(['application', ...requestKinds]).optional(),
    collegeId: id.optional(),
    programmeId: id.optional(),
    q: z.string().trim().max(60).optional(),
    waitingDays: z.coerce.number().int().min(0).max(365).optional(),
  }),
  response: pageOf(queueItem),
};

const person = z.object({ id, name: z.string(), studentNumber: z.string(), college: z.string(), major: z.string() });
export const applicationForReview = {
  params: idParams,
  response: applicationDetail.extend({
    student: person,
    places: z.object({ total: z.int().nullable(), taken: z.int() }),
  }),
};
export const requestForReview = { params: idParams, response: requestDetail.extend({ student: person }) };

/** `version` is what the reviewer saw; a decision on anything newer is a 409. Comments are required for all but approve. */
const decision = z.strictObject({
  version,
  decision: z.enum(['approve', 'return', 'reject']),
  comment: z.string().trim().max(1000, '意见不能超过 1000 个字').optional(),
});
export const decideApplication = { params: idParams, body: decision, response: applicationForReview.response };
/** `amountFen`: what the last step grants of a budget or funding application; left out, all that was asked. */
export const decideRequest = {
  params: idParams,
  body: decision.extend({ amountFen: fen.optional() }),
  response: requestForReview.response,
};
