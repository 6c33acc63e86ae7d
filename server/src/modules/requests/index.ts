export type { RequestsDeps } from './context';
export type { Decided, RequestDecisionInput } from './decide';
export { eraseRequests } from './jobs/erase';
export type { RequestRecord } from './records';
export { requestReminders, waitingRequests } from './reminders';
export { createRequests, type Requests } from './requests';
export { requestRoutes } from './routes';
export { sealedNumbers } from './sealed-numbers';
export { voidRequests } from './void-requests';
