import { applicationRoutes as contract } from '@yuanhang/contract';
import { applicationSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Api, sendPdf } from '../../platform/http';
import type { Applications } from './applications';

/**
 * Generating a page takes a tenth of a second of this process: the limit suffices for a person and does not slow down
 * others.
 */
const papersAMinute = 10;

export function applicationRoutes(api: Api, applications: Applications): void {
  const papers = api.rateLimits('papers', papersAMinute, 60);
  api.handle(contract.list, schemas.list, ({ principal, query }) => applications.mine(principal, query));
  api.handle(contract.detail, schemas.detail, ({ principal, params }) => applications.own(principal, params.id));
  api.change(contract.begin, schemas.begin, ({ principal, body }, tx) =>
    applications.begin(principal, body.programmeId, tx),
  );
  api.change(contract.savePage, schemas.savePage, ({ principal, params, body }, tx) =>
    applications.savePage(principal, { ...params, ...body }, tx),
  );
  api.change(contract.addLanguage, schemas.addLanguage, ({ principal, params, body }, tx) =>
    applications.addLanguage(principal, { ...params, ...body }, tx),
  );
  api.change(contract.updateLanguage, schemas.updateLanguage, ({ principal, params, body }, tx) =>
    applications.updateLanguage(principal, { ...params, ...body }, tx),
  );
  api.change(contract.removeLanguage, schemas.removeLanguage, ({ principal, params, query }, tx) =>
    applications.removeLanguage(principal, { ...params, ...query }, tx),
  );
  api.change(contract.submit, schemas.submit, ({ principal, params, body }, tx) =>
    applications.submit(principal, { ...params, ...body }, tx),
  );
  api.change(contract.recall, schemas.recall, ({ principal, params, body }, tx) =>
    applications.recall(principal, { ...params, ...body }, tx),
  );
  api.change(contract.answerSupplement, schemas.answerSupplement, ({ principal, params, body }, tx) =>
    applications.answerSupplement(principal, { ...params, ...body }, tx),
  );
  api.change(contract.waiveFunding, schemas.waiveFunding, ({ principal, params, body }, tx) =>
    applications.waiveFunding(principal, { ...params, ...body }, tx),
  );
  api.change(contract.remove, schemas.remove, ({ principal, params, query }, tx) =>
    applications.remove(principal, { ...params, ...query }, tx),
  );
  api.raw(contract.document, schemas.document, async ({ principal, params, ctx }) => {
    await papers.take(principal.userId);
    sendPdf(ctx, await applications.applicationForm(principal, params.id));
  });
}
