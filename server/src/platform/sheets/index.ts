export { readRows, type SheetRow } from './read-rows';
export { type Cell, type SheetColumn, writeRows } from './write-rows';
