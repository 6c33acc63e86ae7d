export type { Decided, RequestDecisionInput } from './commands/decide';
export { voidRequests } from './commands/void-requests';
export type { RequestsDeps } from './context';
export { eraseRequests } from './jobs/erase';
export { requestReminders, waitingRequests } from './jobs/reminders';
export type { RequestRecord } from './reads/records';
export { createRequests, type Requests } from './requests';
export { requestRoutes } from './routes';
export { sealedNumbers } from './sealed-numbers';
