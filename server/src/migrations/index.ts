import type { Migration } from '../platform/database';
import { platform } from './0001_platform';

/** In the order in which they run; a new one goes to the end. */
export const migrations: readonly Migration[] = [platform];
