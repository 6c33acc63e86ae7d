import { requestRoutes as contract } from '@yuanhang/contract';
import { requestSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Api, sendPdf } from '../../platform/http';
import type { Requests } from './requests';

/** See the application form's. */
const papersAMinute = 10;

export function requestRoutes(api: Api, requests: Requests): void {
  const { own } = requests;
  const papers = api.rateLimits('request-papers', papersAMinute, 60);
  api.handle(contract.open, schemas.open, async ({ principal, params, body }) =>
    own(principal, await requests.open(principal, params.id, body.kind)),
  );
  api.handle(contract.detail, schemas.detail, ({ principal, params }) => own(principal, params.id));
  api.handle(contract.saveForm, schemas.saveForm, async ({ principal, params, body }) => {
    await requests.saveForm(principal, { ...params, version: body.version }, body.values);
    return own(principal, params.id);
  });
  api.handle(contract.submit, schemas.submit, async ({ principal, params, body }) => {
    await requests.submit(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.recall, schemas.recall, async ({ principal, params, body }) => {
    await requests.recall(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.remove, schemas.remove, async ({ principal, params, query }) => {
    await requests.remove(principal, { ...params, ...query });
    return { ok: true as const };
  });
  api.raw(contract.document, schemas.document, async ({ principal, params, ctx }) => {
    await papers.take(principal.userId);
    sendPdf(ctx, await requests.document(principal, params.id));
  });
  api.handle(contract.reveal, schemas.reveal, ({ principal, params, body }) =>
    requests.reveal(principal, { ...params, ...body }),
  );
}
