import { reviewRoutes as contract } from '@yuanhang/contract';
import { reviewSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import { requireComment } from './comment';
import { decideMany } from './decide-many';
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
  api.handle(contract.counts, schemas.counts, ({ principal }) => review.counts(principal));
  api.handle(contract.askSupplement, schemas.askSupplement, async ({ principal, params, body }) => {
    await review.supplements.ask(principal, { ...params, ...body });
    return review.application(principal, params.id);
  });
  api.handle(contract.withdrawSupplement, schemas.withdrawSupplement, async ({ principal, params, body }) => {
    await review.supplements.withdraw(principal, { ...params, version: body.version }, body.comment ?? null);
    return review.application(principal, params.id);
  });
  api.handle(contract.cancelApplication, schemas.cancelApplication, async ({ principal, params, body }) => {
    await review.cancel(principal, { ...params, version: body.version }, body.comment);
    return review.application(principal, params.id);
  });
  api.handle(contract.decideMany, schemas.decideMany, async ({ principal, body }) => {
    const { items, decision } = body;
    const comment = requireComment(decision, body.comment);
    const results = await decideMany(items, ({ subject, id, version, amountFen }) =>
      subject === 'application'
        ? review.decideApplication(principal, { id, version, decision, comment })
        : review.decideRequest(principal, { id, version, event: requestEvent(decision, amountFen), comment }),
    );
    return { results };
  });
  api.handle(contract.decideRequest, schemas.decideRequest, async ({ principal, params, body }) => {
    const comment = requireComment(body.decision, body.comment);
    const { version, decision, amountFen } = body;
    await review.decideRequest(principal, { ...params, version, event: requestEvent(decision, amountFen), comment });
    return review.request(principal, params.id);
  });
}

const requestEvent = (decision: 'approve' | 'return' | 'reject', amountFen: number | undefined) =>
  decision === 'approve' && amountFen !== undefined ? { type: decision, amountFen } : { type: decision };
