import { type Config, ConfigError, loadConfig } from '@yuanhang/config';
import { migrations } from '../migrations';
import { type Database, openDatabase, pendingMigrations } from '../platform/database';
import { operatorLine } from '../platform/operator-line';

/** Runs a command of an operator with the environment of the servers; its result is the exit code. */
export async function runCommand(work: (database: Database, config: Config) => Promise<0 | 1>): Promise<void> {
  try {
    const config = loadConfig(process.env);
    const database = openDatabase(config.DATABASE_URL);
    try {
      if ((await pendingMigrations(database, migrations)) > 0)
        throw new Error('数据库结构不是最新的，请先启动一次服务');
      process.exitCode = await work(database, config);
    } finally {
      await database.close();
    }
  } catch (error) {
    const lines = error instanceof ConfigError ? error.lines : [operatorLine(error)];
    for (const line of lines) process.stderr.write(`✗ ${line}\n`);
    process.exitCode = 1;
  }
}
export const printLine = (line: string) => process.stdout.write(`${line}\n`);
