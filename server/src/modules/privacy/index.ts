export { notWithdrawn } from './consents';
export { type Consents, createConsents, createPrivacy, type Privacy } from './privacy';
export { privacyRoutes } from './routes';
