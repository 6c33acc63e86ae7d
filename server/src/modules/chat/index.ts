export { type Chat, createChat } from './chat';
export type { ChatDeps } from './context';
export { chatRoutes } from './routes';
