export { type Chat, type ChatDeps, createChat } from './chat';
export { chatRoutes } from './routes';
