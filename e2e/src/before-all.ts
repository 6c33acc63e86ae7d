export { seedOnce as default } from './product';
