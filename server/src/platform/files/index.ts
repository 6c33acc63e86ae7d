export { type CheckedFile, checkFile, type Flaw } from './check-file';
