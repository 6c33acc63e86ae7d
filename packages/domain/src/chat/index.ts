export { bindingCodeLetters, normaliseBindingCode } from './binding-code';
export type { Intent } from './intent';
export { type UnderstandOptions, understand } from './understand';
