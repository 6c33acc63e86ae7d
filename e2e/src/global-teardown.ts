export { finishRun as default } from './product';
