import { fileTypes, requestKinds, reviewSteps, stages } from '@yuanhang/domain';
import { z } from 'zod';
import { applicationDetail } from '../applications/schemas';
import { requestDetail } from '../requests/schemas';
import { sharedLimits } from '../shared/limits';
import {
  fen,
  id,
  idParams,
  instant,
  pageOf,
  pageQuery,
  plainDate,
  problem,
  shortText,
  version,
} from '../shared/schemas';
import { reviewLimits } from './limits';

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
  /** The comment of the previous step, if any. */
  previousComment: z.string().nullable(),
  waitingSince: instant,
  version,
});

/** The applications and requests that wait for the reviewer, oldest first. */
export const queue = {
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(['application', ...requestKinds]).optional(),
    collegeId: id.optional(),
    programmeId: id.optional(),
    step: z.enum(reviewSteps).optional(),
    /** The stage of the application, also for requests. */
    stage: z.enum(stages).optional(),
    /** The year of the programme. */
    year: z.coerce.number().int().min(sharedLimits.firstYear).max(sharedLimits.lastYear).optional(),
    q: z.string().trim().max(60).optional(),
    waitingDays: z.coerce.number().int().min(0).max(365).optional(),
  }),
  response: pageOf(queueItem),
};

const file = z.object({ id, name: z.string() });
/** The differences from the previous submission; `since` is null for the first one. */
export const changes = z.object({
  since: instant.nullable(),
  answers: z.array(z.object({ page: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  filesAdded: z.array(file),
  filesRemoved: z.array(file),
});
const person = z.object({ id, name: z.string(), studentNumber: z.string(), college: z.string(), major: z.string() });
/** Dates to look at before the decision: in the past, or different from the programme or the settled stay. */
const notices = z.array(problem);
export const applicationForReview = {
  params: idParams,
  response: applicationDetail.extend({
    student: person,
    places: z.object({ total: z.int().nullable(), taken: z.int() }),
    changes,
    notices,
  }),
};
export const requestForReview = {
  params: idParams,
  response: requestDetail.extend({ student: person, changes, notices }),
};

const comment = z.string().trim().max(reviewLimits.comment, `意见不能超过 ${reviewLimits.comment} 个字`);
/**
 * `version` is the version the reviewer saw; a decision on an older version is a 409. Every decision except approve
 * needs a comment.
 */
const decision = z.strictObject({
  version,
  decision: z.enum(['approve', 'return', 'reject']),
  comment: comment.optional(),
});
export const decideApplication = { params: idParams, body: decision, response: applicationForReview.response };
/** `amountFen`: the amount that the last step grants of a budget or funding application; omitted means all of it. */
export const decideRequest = {
  params: idParams,
  body: decision.extend({ amountFen: fen.optional() }),
  response: requestForReview.response,
};

/** Named items with a due date; the student uploads each to the application under the key in the response. */
export const askSupplement = {
  params: idParams,
  body: z.strictObject({
    version,
    items: z
      .array(
        z.strictObject({
          name: shortText(reviewLimits.supplementName),
          help: z
            .string()
            .trim()
            .max(reviewLimits.supplementHelp, `说明不能超过 ${reviewLimits.supplementHelp} 个字`)
            .default(''),
          fileTypes: z
            .array(z.enum(fileTypes))
            .max(fileTypes.length)
            .min(1, '请至少选择一种文件类型')
            .default(['pdf', 'jpg', 'png']),
          maxCount: z.int('数量不正确').min(1, '至少 1 个').max(10, '最多 10 个').default(3),
          /** As for a programme's requirement. */
          sensitive: z.boolean().optional(),
        }),
      )
      .min(1, '请至少写明一项材料')
      .max(reviewLimits.supplementItems, `一次最多要求 ${reviewLimits.supplementItems} 项`),
    dueOn: plainDate,
    comment: shortText(reviewLimits.comment),
  }),
  response: applicationForReview.response,
};
export const withdrawSupplement = {
  params: idParams,
  body: z.strictObject({ version, comment: comment.optional() }),
  response: applicationForReview.response,
};
/** 取消派出: by the office, before arrival, with a reason that the student reads. */
export const cancelApplication = {
  params: idParams,
  body: z.strictObject({ version, comment: shortText(reviewLimits.comment) }),
  response: applicationForReview.response,
};

/** Decides each item separately: a failed item does not affect the others. */
export const decideMany = {
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          subject: z.enum(['application', 'request']),
          id,
          version,
          /** See `decideRequest`. */
          amountFen: fen.optional(),
        }),
      )
      .min(1, '请至少选择一项')
      .max(reviewLimits.decisionsAtOnce, `一次最多处理 ${reviewLimits.decisionsAtOnce} 项`)
      .refine((items) => new Set(items.map((item) => item.id)).size === items.length, '同一项不能出现两次'),
    decision: decision.shape.decision,
    comment: comment.optional(),
  }),
  response: z.object({
    results: z.array(z.object({ id, ok: z.boolean(), code: z.string().nullable(), message: z.string().nullable() })),
  }),
};

/** The number of waiting items of each kind, counted up to `countedUpTo`. */
export const countedUpTo = 1000;
export const counts = {
  response: z.object({
    counts: z.array(
      z.object({ kind: z.enum(['application', ...requestKinds]), kindLabel: z.string(), waiting: z.int() }),
    ),
  }),
};
