export { type CheckedFile, checkFile, type Flaw } from './check-file';
export { typeNames } from './kind';
