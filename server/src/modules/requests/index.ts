export type { Decided, RequestDecisionInput } from './commands/decide';
export { voidRequests } from './commands/void-requests';
export type { RequestsDeps } from './context';
export { eraseRequests } from './jobs/erase';
export type { RequestRecord } from './reads/records';
export { requestReminders, waitingRequests } from './reminders';
export { createRequests, type Requests } from './requests';
export { requestRoutes } from './routes';
export { sealedNumbers } from './sealed-numbers';
