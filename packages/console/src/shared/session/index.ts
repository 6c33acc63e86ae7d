export { useSession } from './session';
export { SessionGate } from './session-gate';
export { useNow } from './use-now';
