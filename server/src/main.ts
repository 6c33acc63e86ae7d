import { join } from 'node:path';
import { type Config, ConfigError, loadConfig } from '@yuanhang/config';
import { createApp } from './app';
import { openDemo } from './demo';
import { migrations } from './migrations';
import { hasLocalAccounts } from './modules/identity';
import { type Clock, OffsetClock, wallClock } from './platform/clock';
import { createSigner } from './platform/crypto';
import { type Database, migrate, openDatabase } from './platform/database';
import { listen } from './platform/http';
import { createLogger, type Logger } from './platform/log';
import { operatorLine } from './platform/operator-line';
import { logProcessOutput } from './platform/process-output';
import { databaseRateLimits, redisRateLimits } from './platform/rate-limits';
import { diskStorage, ossStorage } from './platform/storage';

/** Ends the process with a message for the operator. */
function giveUp(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`✗ ${line}\n`);
  process.exit(1);
}

function configured(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    return giveUp(error instanceof ConfigError ? error.lines : [String(error)]);
  }
}

async function storageOf(config: Config, clock: Clock) {
  if (config.STORAGE === 'oss') {
    const { OSS_ENDPOINT: endpoint, OSS_REGION: region, OSS_BUCKET, OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET } = config;
    if (!OSS_BUCKET || !OSS_ACCESS_KEY_ID || !OSS_ACCESS_KEY_SECRET) return giveUp(['OSS_*: 缺少 bucket 或密钥']);
    const account = { bucket: OSS_BUCKET, accessKeyId: OSS_ACCESS_KEY_ID, accessKeySecret: OSS_ACCESS_KEY_SECRET };
    return { storage: await ossStorage({ endpoint, region, ...account }), localFiles: null };
  }
  const signer = createSigner(config.secrets.signingSecret);
  const disk = diskStorage(join(config.DATA_DIR, 'files'), signer, clock);
  return { storage: disk, localFiles: disk };
}

async function clockOf(config: Config, database: Database): Promise<Clock> {
  if (config.YUANHANG_MODE !== 'demo') return wallClock;
  const clock = new OffsetClock(database);
  await clock.refresh();
  return clock;
}

/** Counts in Redis if configured, otherwise in the database; either way for all servers together. */
async function rateLimitsOf({ REDIS_URL }: Config, database: Database, clock: Clock, logger: Logger) {
  if (REDIS_URL) return redisRateLimits(REDIS_URL, logger);
  return { rateLimits: databaseRateLimits(database, clock), close: () => undefined };
}

/** Shuts down on a signal: refuses new requests, finishes running ones, drains the outbox, closes the database. */
function endOnSignal(logger: Logger, end: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      logger.info({ signal }, 'stopping');
      void end().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** Finds work without a local signal: events of other servers, due retries. */
const tickMilliseconds = 1000;

async function main(): Promise<void> {
  const config = configured();
  const logger = createLogger(config.LOG_LEVEL);
  logProcessOutput(logger);
  const database = openDatabase(config.DATABASE_URL);
  await migrate(config.DATABASE_URL, migrations);
  if (config.YUANHANG_MODE === 'production' && (await hasLocalAccounts(database))) {
    giveUp(['DATABASE_URL: 这个数据库里有演示或本地账号（带密码的用户），生产环境不使用；请换一个数据库']);
  }
  const clock = await clockOf(config, database);
  const { rateLimits, close } = await rateLimitsOf(config, database, clock, logger);
  const given = { config, database, logger, rateLimits, ...(await storageOf(config, clock)) };
  const demo = clock instanceof OffsetClock ? await openDemo({ ...given, clock }) : null;
  const app = createApp({ ...given, clock, demo });
  await app.modules.audit.begin();
  const listening = await listen(app.web, config.PORT, config.HOST);
  const { push } = app.modules.notifications;
  const tick = setInterval(() => {
    app.outbox.wake();
    push.wake();
  }, tickMilliseconds);
  // Before the jobs catch up, which takes a while, because requests are answered already.
  endOnSignal(logger, async () => {
    clearInterval(tick);
    await app.jobs.stop();
    await listening.stop();
    await app.outbox.drain();
    await push.stop();
    close();
    await database.close();
  });
  await app.jobs.start();
  logger.info({ url: config.PUBLIC_URL }, 'ready');
}

main().catch((error: unknown) => giveUp([operatorLine(error)]));
