import type { Scenario } from '../scenario';
import { backupRestore } from './backup-restore';
import { botRestarts } from './bot-restarts';
import { cluster } from './cluster';
import { commitAndSend } from './commit-and-send';
import { databaseOutage } from './database-outage';
import { hangingServices } from './hanging-services';
import { idempotency } from './idempotency';
import { killDatabase } from './kill-database';
import { killServer } from './kill-server';
import { launcherKilled } from './launcher-killed';
import { lifecycleModel } from './lifecycle-model';
import { races } from './races';
import { readOnlyDatabase } from './read-only-database';
import { releaseFolder } from './release-folder';
import { rollingUpgrade } from './rolling-upgrade';
import { stopMidUpload } from './stop-mid-upload';
import { sweeps } from './sweeps';

/** All scenarios, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  killServer,
  killDatabase,
  commitAndSend,
  idempotency,
  lifecycleModel,
  races,
  sweeps,
  databaseOutage,
  readOnlyDatabase,
  hangingServices,
  stopMidUpload,
  backupRestore,
  botRestarts,
  launcherKilled,
  cluster,
  rollingUpgrade,
  releaseFolder,
];
