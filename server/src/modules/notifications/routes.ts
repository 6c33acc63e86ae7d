import { botRoutes, notificationRoutes as contract } from '@yuanhang/contract';
import { botSchemas, notificationSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Notifications } from './index';

export function notificationsRoutes(api: Api, notifications: Notifications): void {
  api.handle(contract.list, schemas.list, ({ principal, query }) => notifications.list(principal.userId, query));
  api.handle(contract.markRead, schemas.markRead, async ({ principal, body }) => {
    await notifications.markRead(principal.userId, body.upTo);
    return { ok: true } as const;
  });
  api.handle(contract.retry, schemas.retry, async ({ principal, params }) => {
    await notifications.retry(principal, params.id);
    return { ok: true as const };
  });
  api.handle(contract.mine, schemas.mine, ({ principal, query }) => notifications.ledgerOf(principal.userId, query));
  api.handle(contract.ledger, schemas.ledger, ({ query }) => notifications.ledger(query));
  api.handle(botRoutes.claimDeliveries, botSchemas.claimDeliveries, ({ body }) =>
    notifications.deliveries.claim(body.loginId, body.limit),
  );
  api.handle(botRoutes.acknowledgeDelivery, botSchemas.acknowledgeDelivery, async ({ params, body }) => {
    await notifications.deliveries.acknowledge(params.id, body);
    return { ok: true } as const;
  });
}
