import type { Scenario } from '../scenario';
import { backupRestore } from './backup-restore';
import { botRestarts } from './bot';
import { cluster } from './cluster';
import { commitAndSend } from './commit-and-send';
import { databaseAway } from './database-away';
import { hangingCounterparts } from './hanging-counterparts';
import { idempotency } from './idempotency';
import { killDatabase } from './kill-database';
import { killServer } from './kill-server';
import { lifecycleModel } from './lifecycle-model';
import { races } from './races';
import { rollingUpgrade } from './rolling-upgrade';
import { stopMidUpload } from './stop-mid-upload';
import { sweeps } from './sweeps';

/** In the order in which they run; `npm run resilience -- <key>` runs those whose key holds the word. */
export const scenarios: readonly Scenario[] = [
  killServer,
  killDatabase,
  commitAndSend,
  idempotency,
  lifecycleModel,
  races,
  sweeps,
  databaseAway,
  hangingCounterparts,
  stopMidUpload,
  backupRestore,
  botRestarts,
  cluster,
  rollingUpgrade,
];
