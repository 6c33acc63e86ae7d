import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import type { Target } from './load/load';
import { type Contents, prepare, untilCaughtUp } from './prepare';
import { databasePid, freePort, type Running, startServer } from './processes';
import { databaseServer, root } from './settings';

/** A built checkout of the project. */
export interface Build {
  readonly folder: string;
  /** A separate database for each build, because two builds may differ in their migrations. */
  readonly database: string;
}
export const thisBuild: Build = { folder: root, database: 'yuanhang_bench' };

const secret = () => randomBytes(32).toString('base64url');
/** The same for every start, because the first one seals the audit log. */
const auditKeys = `a1:${secret()}`;

/** Starts the product as an operator does. */
export function startProduct(
  { folder, database }: Build,
  dataFolder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const port = freePort();
  const settings = {
    YUANHANG_MODE: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: 'https://bench.example.edu.cn',
    DATABASE_URL: `${databaseServer}/${database}`,
    DATA_DIR: dataFolder,
    STORAGE_DISK_IS_DURABLE: 'yes',
    CAS_URL: 'https://cas.example.edu.cn/cas',
    ENCRYPTION_KEYS: `k1:${secret()}`,
    AUDIT_KEYS: auditKeys,
    SIGNING_SECRET: secret(),
    BOT_TOKEN: secret(),
    METRICS_TOKEN: secret(),
    LOG_LEVEL: 'error',
    ...environment,
  };
  return startServer(join(folder, 'server', 'dist', 'main.js'), port, '/healthz', settings, folder);
}

/** Runs `work` on an empty database, migrated by a first start of the product and dropped afterwards in any case. */
export async function withDatabase<T>(
  build: Build,
  work: (given: { connection: Connection; dataFolder: string }) => Promise<T>,
): Promise<T> {
  const { database } = build;
  const connection = await createConnection({ uri: `${databaseServer}/mysql`, charset: 'utf8mb4', dateStrings: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'yuanhang-bench-'));
  try {
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await connection.query(`USE ${database}`);
    await (await startProduct(build, dataFolder)).stop();
    return await work({ connection, dataFolder });
  } finally {
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.end();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Loads the build's own `server/test/fill.ts`, which matches the columns of its migrations. */
async function fillOf({ folder }: Build): Promise<typeof import('../../server/test/fill').fillMariadb> {
  const file = join(folder, 'bench', 'dist', 'server', 'test', 'fill.js');
  if (!existsSync(file)) throw new Error(`${file} is missing: build that checkout first`);
  const fill: typeof import('../../server/test/fill') = await import(file);
  return fill.fillMariadb;
}

export interface Filled extends Target {
  readonly connection: Connection;
  readonly dataFolder: string;
}

/** Runs `work` with the product of a build on a database with these contents, after the sweeps of its start. */
export function withFilled<T>(build: Build, contents: Contents, work: (filled: Filled) => Promise<T>): Promise<T> {
  return withDatabase(build, async ({ connection, dataFolder }) => {
    const { applications, students, programmes } = contents.sizes;
    console.log(`填充 ${build.database}：${applications} 个申请、${students} 名学生、${programmes} 个项目……`);
    await prepare(connection, await fillOf(build), contents);
    await connection.query('DELETE FROM sweep_slots');
    const server = await startProduct(build, dataFolder);
    try {
      await untilCaughtUp(connection);
      return await work({ server, connection, dataFolder, databasePid: await databasePid(connection) });
    } finally {
      await server.stop();
    }
  });
}
