export { createCas } from './cas';
export { casRoutes } from './cas-routes';
export type { BindOutcome } from './chat-binding';
export { createIdentity, type Identity, type IdentityDeps } from './identity';
export type { NewStaff, NewStudent } from './people';
export type { StudentRecord } from './queries';
export { type IdentityRoutesDeps, identityRoutes } from './routes';
export { createWechat } from './wechat';
export { wechatRoutes } from './wechat-routes';
