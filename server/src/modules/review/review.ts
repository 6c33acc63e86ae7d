import { bindContext } from '../../platform/bind-context';
import type { ReviewContext } from './context';
import { counts } from './counts';
import { cancel, decideApplication } from './decide-application';
import { decideMany } from './decide-many';
import { decideRequest } from './decide-request';
import { application, request } from './details';
import { queue } from './queue';
import { askSupplement, withdrawSupplement } from './supplements';

/** The reviewers' side: their queue, the details of an item, and the decisions. */
export const createReview = (context: ReviewContext) =>
  bindContext(context, {
    queue,
    counts,
    application,
    request,
    decideApplication,
    decideRequest,
    decideMany,
    cancel,
    askSupplement,
    withdrawSupplement,
  });
export type Review = ReturnType<typeof createReview>;
