export { prepareRun as default } from './product';
