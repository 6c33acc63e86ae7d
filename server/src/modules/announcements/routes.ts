import { announcementRoutes as contract } from '@yuanhang/contract';
import { announcementSchemas as schemas } from '@yuanhang/contract/schemas';
import { cleanText } from '@yuanhang/domain';
import type { Api } from '../../platform/http';
import { toSafeHtml } from '../../platform/markdown';
import type { Announcements } from './announcements';

export function announcementRoutes(api: Api, announcements: Announcements): void {
  api.handle(contract.list, schemas.list, ({ principal, query }) => announcements.list(principal, query));
  api.handle(contract.detail, schemas.detail, ({ principal, params }) => announcements.detail(principal, params.id));
  api.handle(contract.adminList, schemas.adminList, ({ query }) => announcements.adminList(query));
  api.handle(contract.preview, schemas.preview, async ({ body }) => ({
    html: toSafeHtml(cleanText(body.text)),
  }));
  api.handle(contract.create, schemas.create, ({ principal, body }) => announcements.create(principal, body));
  api.handle(contract.update, schemas.update, ({ principal, params, body }) =>
    announcements.update(principal, { ...params, version: body.version }, body.announcement),
  );
  api.handle(contract.publish, schemas.publish, ({ principal, params, body }) =>
    announcements.publish(principal, { ...params, ...body }),
  );
  api.handle(contract.withdraw, schemas.withdraw, ({ principal, params, body }) =>
    announcements.withdraw(principal, { ...params, ...body }),
  );
}
