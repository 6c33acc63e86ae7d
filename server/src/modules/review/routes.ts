import { reviewRoutes as contract } from '@yuanhang/contract';
import { reviewSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import { requireComment } from './comment';
import { requestEvent } from './decide-request';
import type { Review } from './review';

export function reviewRoutes(api: Api, review: Review): void {
  api.handle(contract.queue, schemas.queue, ({ principal, query }) => review.queue(principal, query));
  api.handle(contract.counts, schemas.counts, ({ principal }) => review.counts(principal));
  api.handle(contract.application, schemas.applicationForReview, ({ principal, params }) =>
    review.application(principal, params.id),
  );
  api.handle(contract.request, schemas.requestForReview, ({ principal, params }) =>
    review.request(principal, params.id),
  );
  api.change(contract.decideApplication, schemas.decideApplication, ({ principal, params, body }, tx) => {
    const comment = requireComment(body.decision, body.comment);
    return review.decideApplication(principal, { ...params, ...body, comment }, tx);
  });
  api.change(contract.askSupplement, schemas.askSupplement, ({ principal, params, body }, tx) =>
    review.askSupplement(principal, { ...params, ...body }, tx),
  );
  api.change(contract.withdrawSupplement, schemas.withdrawSupplement, ({ principal, params, body }, tx) =>
    review.withdrawSupplement(principal, { ...params, ...body, comment: body.comment ?? null }, tx),
  );
  api.change(contract.cancelApplication, schemas.cancelApplication, ({ principal, params, body }, tx) =>
    review.cancel(principal, { ...params, ...body }, tx),
  );
  api.change(contract.decideRequest, schemas.decideRequest, ({ principal, params, body }, tx) => {
    const comment = requireComment(body.decision, body.comment);
    const { version, decision, amountFen } = body;
    const event = requestEvent(decision, amountFen);
    return review.decideRequest(principal, { ...params, version, event, comment }, tx);
  });
  api.handle(contract.decideMany, schemas.decideMany, async ({ principal, body }) => {
    const comment = requireComment(body.decision, body.comment);
    return { results: await review.decideMany(principal, { ...body, comment }) };
  });
}
