export { readRows, type SheetRow } from './read-rows';
