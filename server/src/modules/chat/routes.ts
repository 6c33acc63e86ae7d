import { botRoutes } from '@yuanhang/contract';
import { botSchemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Chat } from './chat';

export function chatRoutes(api: Api, chat: Chat): void {
  api.handle(botRoutes.receiveMessage, botSchemas.receiveMessage, ({ body }) => chat.receive(body));
}
