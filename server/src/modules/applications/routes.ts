import { applicationRoutes as contract } from '@yuanhang/contract';
import { applicationSchemas as schemas } from '@yuanhang/contract/schemas';
import { type Api, sendPdf } from '../../platform/http';
import type { ApplicationsModule } from './applications';

/** A page costs a tenth of a second of this process: enough for a person, too few to slow the others down. */
const papersAMinute = 10;

export function applicationRoutes(api: Api, applications: ApplicationsModule): void {
  const { own, languages } = applications;
  const papers = api.rateLimits('papers', papersAMinute, 60);
  api.handle(contract.list, schemas.list, ({ principal, query }) => applications.mine(principal, query));
  api.handle(contract.detail, schemas.detail, ({ principal, params }) => own(principal, params.id));
  api.handle(contract.begin, schemas.begin, async ({ principal, body }) =>
    own(principal, await applications.begin(principal, body.programmeId)),
  );
  api.handle(contract.savePage, schemas.savePage, async ({ principal, params, body }) => {
    await applications.savePage(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.addLanguage, schemas.addLanguage, async ({ principal, params, body }) => {
    await languages.add(principal, { ...params, version: body.version }, body.values);
    return own(principal, params.id);
  });
  api.handle(contract.updateLanguage, schemas.updateLanguage, async ({ principal, params, body }) => {
    await languages.update(principal, { ...params, version: body.version }, body.values);
    return own(principal, params.id);
  });
  api.handle(contract.removeLanguage, schemas.removeLanguage, async ({ principal, params, query }) => {
    await languages.remove(principal, { ...params, ...query });
    return own(principal, params.id);
  });
  api.handle(contract.submit, schemas.submit, async ({ principal, params, body }) => {
    await applications.submit(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.recall, schemas.recall, async ({ principal, params, body }) => {
    await applications.recall(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.answerSupplement, schemas.answerSupplement, async ({ principal, params, body }) => {
    await applications.answerSupplement(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.waiveFunding, schemas.waiveFunding, async ({ principal, params, body }) => {
    await applications.waiveFunding(principal, { ...params, ...body });
    return own(principal, params.id);
  });
  api.handle(contract.remove, schemas.remove, async ({ principal, params, query }) => {
    await applications.remove(principal, { ...params, ...query });
    return { ok: true as const };
  });
  api.raw(contract.document, schemas.document, async ({ principal, params, ctx }) => {
    await papers.take(principal.userId);
    sendPdf(ctx, await applications.applicationForm(principal, params.id));
  });
}
