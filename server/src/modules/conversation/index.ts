export { type Conversation, type ConversationDeps, createConversation } from './conversation';
export { conversationRoutes } from './routes';
