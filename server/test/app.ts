import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '@yuanhang/config';
import { type App, type AppDeps, createApp } from '../src/app';
import { SetClock } from '../src/platform/clock';
import { createSigner } from '../src/platform/crypto';
import { listen } from '../src/platform/http';
import { createLogger } from '../src/platform/log';
import { databaseRateLimits } from '../src/platform/rate-limits';
import { diskStorage } from '../src/platform/storage';
import { createTestDatabase, type TestDatabase } from './database';

export interface TestApp {
  readonly app: App;
  readonly url: string;
  readonly clock: SetClock;
  readonly config: Config;
  /** The dependencies of the app, for another server on the same database. */
  readonly deps: AppDeps;
  readonly test: TestDatabase;
  /** Empties the database; does not move the clock. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** The whole server with its own database, over real HTTP, with a clock that stands still until it is moved. */
export async function startTestApp({
  at = '2026-11-24T02:00:00.000Z',
  env = {},
  log,
}: {
  at?: string;
  env?: Record<string, string>;
  /** Receives every line of the log, at any level. */
  log?: string[];
} = {}): Promise<TestApp> {
  const test = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-files-'));
  const clock = new SetClock(at);
  const logger = log
    ? createLogger('trace', { write: (line) => void log.push(line) })
    : createLogger(process.env.TEST_LOG_LEVEL ?? 'error');
  const given = {
    YUANHANG_MODE: 'test',
    DATABASE_URL: test.url,
    DATA_DIR: folder,
    PUBLIC_URL: 'http://127.0.0.1',
    ...env,
  };
  const config = loadConfig(given);
  const signer = createSigner(config.secrets.signingSecret);
  // Links are relative to this server, because its port is known only once it listens.
  const disk = diskStorage(join(folder, 'files'), signer, clock);
  const deps = {
    config,
    database: test.database,
    clock,
    logger,
    rateLimits: databaseRateLimits(test.database, clock),
    storage: disk,
    localFiles: disk,
    demo: null,
  };
  const app = createApp(deps);
  await app.modules.audit.begin();
  const listening = await listen(app.web, 0, '127.0.0.1');
  return {
    app,
    url: listening.url,
    clock,
    config,
    deps,
    test,
    async clear() {
      await test.clear();
      await app.modules.audit.begin();
    },
    async stop() {
      await listening.stop();
      await app.outbox.drain();
      await app.modules.notifications.push.stop();
      await test.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
