import { requestRoutes as contract } from '@yuanhang/contract';
import { requestSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Api, sendPdf } from '../../platform/http';
import type { Requests } from './requests';

/** The same limit as for the application form: it suffices for a person and does not slow down others. */
const papersAMinute = 10;

export function requestRoutes(api: Api, requests: Requests): void {
  const papers = api.rateLimits('request-papers', papersAMinute, 60);
  api.handle(contract.detail, schemas.detail, ({ principal, params }) => requests.own(principal, params.id));
  api.change(contract.open, schemas.open, ({ principal, params, body }, tx) =>
    requests.open(principal, { applicationId: params.id, kind: body.kind }, tx),
  );
  api.change(contract.saveForm, schemas.saveForm, ({ principal, params, body }, tx) =>
    requests.saveForm(principal, { ...params, ...body }, tx),
  );
  api.change(contract.submit, schemas.submit, ({ principal, params, body }, tx) =>
    requests.submit(principal, { ...params, ...body }, tx),
  );
  api.change(contract.recall, schemas.recall, ({ principal, params, body }, tx) =>
    requests.recall(principal, { ...params, ...body }, tx),
  );
  api.change(contract.remove, schemas.remove, ({ principal, params, query }, tx) =>
    requests.remove(principal, { ...params, ...query }, tx),
  );
  api.raw(contract.document, schemas.document, async ({ principal, params, ctx }) => {
    await papers.take(principal.userId);
    sendPdf(ctx, await requests.document(principal, params.id));
  });
  api.handle(contract.reveal, schemas.reveal, ({ principal, params, body }) =>
    requests.reveal(principal, { ...params, ...body }),
  );
}
