import { botRoutes, notificationRoutes as contract, messageRuleRoutes as rules } from '@yuanhang/contract';
import { botSchemas, messageRuleSchemas, notificationSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Notifications } from './notifications';

export function notificationsRoutes(api: Api, notifications: Notifications): void {
  api.handle(contract.list, schemas.list, ({ principal, query }) => notifications.list(principal.userId, query));
  api.change(contract.markRead, schemas.markRead, async ({ principal, body }, tx) => {
    await notifications.markRead(principal.userId, body.upTo, tx);
    return { ok: true } as const;
  });
  api.change(contract.retry, schemas.retry, async ({ principal, params }, tx) => {
    await notifications.retry(principal, params.id, tx);
    return { ok: true } as const;
  });
  api.handle(contract.mine, schemas.mine, ({ principal, query }) => notifications.ledgerOf(principal.userId, query));
  api.handle(contract.ledger, schemas.ledger, ({ query }) => notifications.ledger(query));

  api.handle(contract.channel, schemas.channel, ({ principal }) => notifications.channelsOf(principal.userId));
  api.change(contract.chooseChannel, schemas.chooseChannel, ({ principal, body }, tx) =>
    notifications.chooseChannel(principal.userId, body.preferred, tx),
  );
  api.handle(contract.subscribeTemplates, schemas.subscribeTemplates, ({ principal }) =>
    notifications.subscribeTemplates(principal.userId),
  );
  api.change(contract.subscribeConsents, schemas.subscribeConsents, ({ principal, body }, tx) =>
    notifications.recordConsents(principal.userId, body, tx),
  );

  api.handle(botRoutes.claimDeliveries, botSchemas.claimDeliveries, ({ body }) => notifications.claimForChat(body));
  api.handle(botRoutes.acknowledgeDelivery, botSchemas.acknowledgeDelivery, async ({ params, body }) => {
    await notifications.acknowledge(params.id, body);
    return { ok: true } as const;
  });
  ruleRoutes(api, notifications);
}

function ruleRoutes(api: Api, notifications: Notifications): void {
  const schemas = messageRuleSchemas;
  api.handle(rules.list, schemas.list, () => notifications.rules());
  api.handle(rules.dryRun, schemas.dryRun, ({ params }) => notifications.dryRun(params.key));
  api.change(rules.moveDays, schemas.moveDays, ({ principal, params, body }, tx) =>
    notifications.moveReminderDays(principal, params.key, body, tx),
  );
  api.handle(rules.dutyRota, schemas.dutyRota, () => notifications.dutyRota());
  api.change(rules.setDutyRota, schemas.setDutyRota, ({ principal, body }, tx) =>
    notifications.setDutyRota(principal, body, tx),
  );
  api.handle(rules.workingDays, schemas.workingDays, ({ params }) => notifications.workingDays(params.year));
  api.change(rules.setWorkingDays, schemas.setWorkingDays, ({ principal, params, body }, tx) =>
    notifications.setWorkingDays(principal, params.year, body, tx),
  );
}
