import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createMariadb, type Mariadb } from './mariadb';
import { killAllSubprocesses } from './subprocess';
import { createWorkspace, type Workspace } from './workspace';

/** The resources shared by all scenarios of one run: a temporary folder, database servers, and the number of rounds. */
export interface Harness {
  /** Temporary folder of the run; each scenario uses its own subfolders. */
  readonly folder: string;
  /** Returns `short` in a short run (`--short`, used in CI) and `long` otherwise. */
  scale(short: number, long: number): number;
  /** A MariaDB server for scenarios that do not disturb it; started on first use. */
  sharedMariadb(): Promise<Mariadb>;
  /** Starts a MariaDB server that the scenario may kill or freeze. */
  dedicatedMariadb(options?: readonly string[]): Promise<Mariadb>;
  /** Creates an empty database on the shared server and a subfolder, both called `name`. */
  workspace(name: string, env?: Readonly<Record<string, string>>): Promise<Workspace>;
  /** Kills every process that a failed scenario left behind, the shared MariaDB server included. */
  reset(): Promise<void>;
}

export function createHarness(folder: string, isShort: boolean): Harness {
  let shared: Promise<Mariadb> | null = null;
  let servers = 0;
  const startMariadb = async (options: readonly string[] = []) => {
    servers += 1;
    const mariadb = await createMariadb(folder, `mariadb-${servers}`, options);
    await mariadb.start();
    return mariadb;
  };
  const harness: Harness = {
    folder,
    scale: (short, long) => (isShort ? short : long),
    sharedMariadb: () => {
      shared ??= startMariadb();
      return shared;
    },
    dedicatedMariadb: startMariadb,
    async workspace(name, env) {
      const subfolder = join(folder, name);
      mkdirSync(subfolder, { recursive: true });
      const mariadb = await harness.sharedMariadb();
      const url = await mariadb.createDatabase(`yuanhang_${name.replaceAll('-', '_')}`);
      return createWorkspace(subfolder, url, env);
    },
    async reset() {
      shared = null;
      await killAllSubprocesses();
    },
  };
  return harness;
}
