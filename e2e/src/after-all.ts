export { forgetSeeded as default } from './product';
