import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endAllChildren } from './child';
import { type Mariadb, newMariadb } from './mariadb';
import { newPlace, type Place } from './place';

/** Where scenarios run: a folder for each, database servers of our own, and how far to go. */
export interface Lab {
  /** For CI: the same scenarios with fewer rounds. */
  readonly short: boolean;
  readonly folder: string;
  /** So many in the short form, so many in the long one. */
  times(short: number, long: number): number;
  /** A database server for scenarios that leave it alone, started once. */
  sharedMariadb(): Promise<Mariadb>;
  /** One to be killed or frozen. */
  ownMariadb(more?: readonly string[]): Promise<Mariadb>;
  /** An empty database on the shared server, and a folder. */
  place(name: string, more?: Readonly<Record<string, string>>): Promise<Place>;
  /** After a scenario broke off: what it left running ends, the shared server too. */
  abandon(): Promise<void>;
}

export function openLab(folder: string, short: boolean): Lab {
  let shared: Promise<Mariadb> | null = null;
  let databases = 0;
  const start = async (more: readonly string[] = []) => {
    databases += 1;
    const mariadb = await newMariadb(folder, `mariadb-${databases}`, more);
    await mariadb.start();
    return mariadb;
  };
  const lab: Lab = {
    short,
    folder,
    times: (few, many) => (short ? few : many),
    sharedMariadb: () => {
      shared ??= start();
      return shared;
    },
    ownMariadb: start,
    async place(name, more) {
      const own = join(folder, name);
      mkdirSync(own, { recursive: true });
      const url = await (await lab.sharedMariadb()).createDatabase(`yuanhang_${name.replaceAll('-', '_')}`);
      return newPlace(own, url, more);
    },
    async abandon() {
      shared = null;
      await endAllChildren();
    },
  };
  return lab;
}
