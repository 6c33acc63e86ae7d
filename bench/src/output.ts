import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { databaseServer, root } from './settings';

async function databaseOf(given: Connection | undefined): Promise<{ version: string; bufferMegabytes: number }> {
  const connection = given ?? (await createConnection({ uri: `${databaseServer}/mysql` }));
  const [rows] = await connection.query<({ version: string; buffer: number } & RowDataPacket)[]>(
    'SELECT VERSION() AS version, @@innodb_buffer_pool_size AS buffer',
  );
  if (!given) await connection.end();
  const [row] = rows;
  return { version: row?.version ?? '', bufferMegabytes: Number(row?.buffer) / 2 ** 20 };
}

/** Prints a report and writes it, and its figures as JSON, to `bench/output`. */
export async function keep(name: string, report: string, figures: object, connection?: Connection): Promise<void> {
  const database = await databaseOf(connection);
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version, database };
  const about = `${machine.cores} cores, Node ${machine.node.slice(1)}, ${database.version}, buffer pool ${database.bufferMegabytes} MB`;
  const text = `${report}\n${about}\n`;
  console.log(`\n${text}`);
  const output = join(root, 'bench', 'output');
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, `${name}.json`), JSON.stringify({ machine, ...figures }, null, 2));
  writeFileSync(join(output, `${name}.md`), text);
}
