import { privacyRoutes as contract } from '@yuanhang/contract';
import { privacySchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import { contentDisposition } from '../../platform/storage';
import type { Privacy } from './privacy';

export function privacyRoutes(api: Api, privacy: Privacy): void {
  const { consents, erasureRequests } = privacy;
  api.handle(contract.consents, schemas.consents, ({ principal }) => consents.list(principal.userId));
  api.change(contract.decide, schemas.decide, ({ principal, params, body }, tx) =>
    consents.decide(principal, { ...params, ...body }, tx),
  );
  api.raw(contract.exportMine, schemas.exportMine, async ({ principal, query, ctx }) => {
    const body = await privacy.exportOf(principal, query.numbers === true);
    ctx.set('Content-Disposition', contentDisposition('attachment', '我的远航信息.zip'));
    ctx.type = 'application/zip';
    ctx.body = body;
  });
  api.change(contract.askErasure, schemas.askErasure, async ({ principal, body }, tx) => {
    await erasureRequests.ask(principal, body.reason, tx);
    return { ok: true as const };
  });
  api.handle(contract.myErasure, schemas.myErasure, ({ principal }) => erasureRequests.mine(principal.userId));
  api.handle(contract.erasureRequests, schemas.erasureRequests, ({ query }) => erasureRequests.list(query));
  api.change(contract.decideErasure, schemas.decideErasure, ({ principal, params, body }, tx) =>
    erasureRequests.decide(principal, { ...params, ...body }, tx),
  );
}
