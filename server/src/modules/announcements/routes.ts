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
  api.handle(contract.preview, schemas.preview, async ({ body }) => ({ html: toSafeHtml(cleanText(body.text)) }));
  api.change(contract.create, schemas.create, ({ principal, body }, tx) => announcements.create(principal, body, tx));
  api.change(contract.update, schemas.update, ({ principal, params, body }, tx) =>
    announcements.update(principal, { ...params, version: body.version, input: body.announcement }, tx),
  );
  api.change(contract.publish, schemas.publish, ({ principal, params, body }, tx) =>
    announcements.publish(principal, { ...params, ...body }, tx),
  );
  api.change(contract.withdraw, schemas.withdraw, ({ principal, params, body }, tx) =>
    announcements.withdraw(principal, { ...params, ...body }, tx),
  );
}
