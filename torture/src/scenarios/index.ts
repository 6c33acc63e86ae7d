import type { Scenario } from '../scenario';
import { idempotency } from './idempotency';
import { killDatabase } from './kill-database';
import { killServer } from './kill-server';
import { races } from './races';

/** In the order in which they run; `npm run torture -- <key>` runs those whose key holds the word. */
export const scenarios: readonly Scenario[] = [killServer, killDatabase, idempotency, races];
