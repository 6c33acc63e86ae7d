import type { Database } from './database';
import { newId } from './ids';
import { Setting } from './settings';

/** More than a page of SQLite has left, so that the probe needs space. */
const probeBytes = 8192;

/** Writes a row and deletes it again. Rejects with the error of a database that cannot store it. */
export async function probeWrites(database: Database): Promise<void> {
  const name = `write_probe:${newId()}`;
  await database.transaction(async (tx) => {
    await database.add(Setting, { name, value: 'x'.repeat(probeBytes) }, tx);
    await database.model(Setting).destroy({ where: { name }, transaction: tx });
  });
}
