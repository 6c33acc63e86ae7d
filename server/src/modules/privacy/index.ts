export { createPrivacy, type Privacy } from './privacy';
export { privacyRoutes } from './routes';
