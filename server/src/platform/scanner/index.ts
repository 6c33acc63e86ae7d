export { clamdScanner, noScanner, type Scanner, type Verdict } from './scanner';
