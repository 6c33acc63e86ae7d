export { Api, type Registered } from './api';
export { documentation } from './documentation';
export type { Exchange } from './exchange';
export { type Listening, listen } from './listen';
export { createRegistry, measure, operations } from './operations';
export type { Principal } from './principal';
export { type RateLimit, rateLimit } from './rate-limit';
export { type SessionCookie, sessionCookie } from './session-cookie';
export { createWebApp } from './web-app';
