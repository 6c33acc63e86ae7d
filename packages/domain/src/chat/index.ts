export { bindingCodeLetters, normaliseBindingCode } from './binding-code';
export type { Intent } from './intent';
export { understand } from './understand';
