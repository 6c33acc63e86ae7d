export { sealedTokens } from './channels/wechat-token';
export { eraseMessages, eraseMessagesOf, eraseOldMessages } from './jobs/erase-messages';
export type {
  AlarmSource,
  MessageSources,
  ReasonSource,
  ReminderSource,
  WaitingSource,
} from './message-sources';
export { createNotifications, type Notifications } from './notifications';
export { notificationsRoutes } from './routes';
