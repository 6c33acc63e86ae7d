export { decodeCursor, encodeCursor, pageOf } from './cursor';
export { Database, type Dialect, type Row } from './database';
export { isUnreachable, StaleVersion } from './errors';
export { newId } from './ids';
export { migrate, pendingMigrations } from './migrate';
export { type Migration, type MigrationTools, types } from './migration';
export { openDatabase } from './open';
export type { Tx } from './transactions';
export * from './values';
