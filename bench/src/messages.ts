import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type LatencyResult, latencyTable, measureLatency, prepareLatency } from './latency';
import { prepare } from './prepare';
import { type Running, startServer } from './processes';
import { measureSweep, type SweepResult, sweepTable } from './sweep';

export interface MessagesResult {
  readonly sweeps: readonly SweepResult[];
  readonly latency: LatencyResult;
}
export interface MessagesSetting {
  readonly server: string;
  readonly root: string;
  readonly small: boolean;
  /** The product, as an operator starts it, on a database; more settings go to its environment. */
  readonly start: (database: string, folder: string, env?: NodeJS.ProcessEnv) => Promise<Running>;
}

const [botToken, botPort] = ['bench-bot-token-Kd83hWq0Zt5', 20_000 + Math.floor(Math.random() * 12_000)];

/** A database of its own, migrated by a first start, and dropped whatever happens. */
async function withDatabase<T>(
  { server, start }: MessagesSetting,
  work: (of: { connection: Awaited<ReturnType<typeof createConnection>>; name: string; folder: string }) => Promise<T>,
): Promise<T> {
  const name = 'yuanhang_bench_messages';
  const connection = await createConnection({ uri: `${server}/mysql` });
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-bench-'));
  try {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await connection.query(`USE ${name}`);
    await (await start(name, folder)).stop();
    return await work({ connection, name, folder });
  } finally {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await connection.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function latencyOf(setting: MessagesSetting): Promise<LatencyResult> {
  const people = setting.small ? 100 : 500;
  return withDatabase(setting, async ({ connection, name, folder }) => {
    await prepare(connection, { students: people, programmes: 20, applications: people }, 1);
    // Everybody is abroad once, and nothing of them is due.
    await connection.query(
      `UPDATE applications SET stage = 'dispatched', awaits = NULL, depart_on = '2026-01-01', return_on = '2036-12-31', arrived_on = '2026-01-02',
         next_check_in_on = '2036-01-01', time_zone = 'Asia/Singapore', country = 'SG' WHERE id LIKE 'a%'`,
    );
    // The log's rows are filled in without its head: it begins anew.
    await connection.query('DELETE FROM audit_entries');
    await prepareLatency(connection, folder, people);
    const product = await setting.start(name, folder, { BOT_TOKEN: botToken });
    const bot = await startServer(join(setting.root, 'bot', 'dist', 'main.js'), botPort, '/', {
      YUANHANG_MODE: 'test',
      BOT_TOKEN: botToken,
      BOT_PORT: String(botPort),
      SERVER_URL: product.url,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
    });
    try {
      return await measureLatency(connection, { product, folder, single: setting.small ? 30 : 100, people });
    } finally {
      await bot.stop();
      await product.stop();
    }
  });
}

/** The sweep over students abroad, and the way from a commit to the words in a chat. */
export async function measureMessages(setting: MessagesSetting): Promise<MessagesResult> {
  const sizes = setting.small ? [10_000, 100_000] : [10_000, 1_000_000];
  const sweeps: SweepResult[] = [];
  for (const stays of sizes) {
    console.log(`  ${stays} 名在外学生的提醒`);
    sweeps.push(
      await withDatabase(setting, ({ connection, name, folder }) =>
        measureSweep(connection, stays, () => setting.start(name, folder)),
      ),
    );
  }
  console.log(`\n${sweepTable(sweeps)}`);
  console.log('  从提交到说出口');
  return { sweeps, latency: await latencyOf(setting) };
}

export const messagesTable = ({ sweeps, latency }: MessagesResult): string =>
  `${sweepTable(sweeps)}\n${latencyTable(latency)}`;
