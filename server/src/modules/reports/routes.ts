import { reportRoutes as contract } from '@yuanhang/contract';
import { reportSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import { contentDisposition, contentTypes } from '../../platform/storage';
import type { Reports } from './reports';

export function reportRoutes(api: Api, reports: Reports): void {
  api.handle(contract.applications, schemas.applications, ({ principal, query }) =>
    reports.applications(principal, query),
  );
  api.handle(contract.search, schemas.search, ({ principal, query }) => reports.search(principal, query.q));
  api.handle(contract.statistics, schemas.statistics, ({ principal, query }) => reports.statistics(principal, query));
  api.raw(contract.download, schemas.download, async ({ principal, params, body: asked, ctx }) => {
    const { fileName, body } = reports.download(principal, params.kind, asked);
    ctx.set('Content-Disposition', contentDisposition('attachment', fileName));
    ctx.type = contentTypes.xlsx;
    ctx.body = body;
  });
}
