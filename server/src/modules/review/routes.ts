import { reviewRoutes as contract } from '@yuanhang/contract';
import { reviewSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import { requireComment } from './comment';
import type { Review } from './review';

export function reviewRoutes(api: Api, review: Review): void {
  api.handle(contract.queue, schemas.queue, ({ principal, query }) => review.queue(principal, query));
  api.handle(contract.application, schemas.applicationForReview, ({ principal, params }) =>
    review.application(principal, params.id),
  );
  api.handle(contract.request, schemas.requestForReview, ({ principal, params }) =>
    review.request(principal, params.id),
  );
  api.handle(contract.decideApplication, schemas.decideApplication, async ({ principal, params, body }) => {
    const comment = requireComment(body.decision, body.comment);
    await review.decideApplication(principal, { ...params, ...body, comment });
    return review.application(principal, params.id);
  });
  api.handle(contract.decideRequest, schemas.decideRequest, async ({ principal, params, body }) => {
    const comment = requireComment(body.decision, body.comment);
    const { version, decision, amountFen } = body;
    const event =
      decision === 'approve'
        ? { type: decision, ...(amountFen === undefined ? {} : { amountFen }) }
        : { type: decision };
    await review.decideRequest(principal, { ...params, version, event, comment });
    return review.request(principal, params.id);
  });
}
