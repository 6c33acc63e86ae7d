import { botRoutes } from '@yuanhang/contract';
import { botSchemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { Conversation } from './conversation';

export function conversationRoutes(api: Api, conversation: Conversation): void {
  api.handle(botRoutes.receiveMessage, botSchemas.receiveMessage, ({ body }) => conversation.receive(body));
}
