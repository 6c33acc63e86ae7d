export { bindingCodeLetters, normaliseBindingCode } from './binding-code';
export type { Intent } from './intent';
export { type Hearing, understand } from './understand';
