import { join } from 'node:path';
import { fillMariadb } from '../../server/test/fill';
import { type LatencyResult, latencyTable, measureLatency, prepareLatency } from './latency';
import { keep } from './output';
import { prepare } from './prepare';
import { freePort, startServer } from './processes';
import { type Build, startProduct, thisBuild, withDatabase } from './product';
import { isSmall, root } from './settings';
import { measureSweep, type SweepResult, sweepTable } from './sweep';

const build: Build = { ...thisBuild, database: 'yuanhang_bench_messages' };
const botToken = 'bench-bot-token-Kd83hWq0Zt5';
const people = isSmall ? 100 : 500;

const latency = (): Promise<LatencyResult> =>
  withDatabase(build, async ({ connection, dataFolder }) => {
    const sizes = { students: people, programmes: 20, applications: people };
    await prepare(connection, fillMariadb, { sizes, staffSessions: 20, drafts: 1 });
    // Each student is abroad once, and nothing is due.
    await connection.query(
      `UPDATE applications SET stage = 'dispatched', awaits = NULL, depart_on = '2026-01-01', return_on = '2036-12-31', arrived_on = '2026-01-02',
         next_check_in_on = '2036-01-01', time_zone = 'Asia/Singapore', country = 'SG' WHERE id LIKE 'a%'`,
    );
    // The fixture's rows are no valid hash chain; without them the log is as empty as the first start left it.
    await connection.query('DELETE FROM audit_entries');
    await prepareLatency(connection, dataFolder, people);
    const product = await startProduct(build, dataFolder, { BOT_TOKEN: botToken });
    const botPort = freePort();
    const bot = await startServer(join(root, 'bot', 'dist', 'main.js'), botPort, '/', {
      YUANHANG_MODE: 'test',
      BOT_TOKEN: botToken,
      BOT_PORT: String(botPort),
      SERVER_URL: product.url,
      DATA_DIR: dataFolder,
      LOG_LEVEL: 'error',
    });
    try {
      return await measureLatency(connection, { product, folder: dataFolder, single: isSmall ? 30 : 100, people });
    } finally {
      await bot.stop();
      await product.stop();
    }
  });

/** `--messages`: measures the sweep over students abroad, and the time from a commit to the message in a chat. */
export async function messages(): Promise<void> {
  const sweeps: SweepResult[] = [];
  for (const stays of isSmall ? [10_000, 100_000] : [10_000, 1_000_000]) {
    console.log(`  ${stays} 名在外学生的提醒`);
    sweeps.push(
      await withDatabase(build, ({ connection, dataFolder }) =>
        measureSweep(connection, stays, () => startProduct(build, dataFolder)),
      ),
    );
  }
  console.log(`\n${sweepTable(sweeps)}\n  从提交到消息发出`);
  const measured = { sweeps, latency: await latency() };
  await keep('messages', `${sweepTable(sweeps)}\n${latencyTable(measured.latency)}`, measured);
}
