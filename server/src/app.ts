import type { Config } from '@yuanhang/config';
import { createModules, type DemoAccounts, type Modules } from './composition';
import { metrics } from './metrics';
import { migrations } from './migrations';
import { createCapacity } from './platform/capacity';
import type { Clock } from './platform/clock';
import { createSigner, fieldCipher } from './platform/crypto';
import { type Database, pendingMigrations } from './platform/database';
import { AppError } from './platform/errors';
import {
  Api,
  createRegistry,
  createWebApp,
  documentation,
  measure,
  observe,
  operations,
  type Registered,
  sessionCookie,
} from './platform/http';
import { createJobs, housekeeping, type Jobs } from './platform/jobs';
import type { Logger } from './platform/log';
import { createOutbox, type Outbox } from './platform/outbox';
import type { RateLimits } from './platform/rate-limits';
import type { LocalFiles, Storage } from './platform/storage';

export interface AppDeps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  /** Null when clients access the object store directly. */
  readonly localFiles: LocalFiles | null;
  /** The demo's routes and accounts; null outside a demo. */
  readonly demo: DemoPart | null;
}

/** The additions of a demo, built by the caller, so that production code contains none of them. */
export interface DemoPart extends DemoAccounts {
  register(api: Api, jobs: Jobs, outbox: Outbox): void;
}

export interface App {
  readonly web: ReturnType<typeof createWebApp>;
  readonly database: Database;
  readonly modules: Modules;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly routes: readonly Registered[];
}

/** The composition root: wires all modules and does not listen. */
export function createApp(deps: AppDeps): App {
  const { config, database, clock, logger, storage, rateLimits } = deps;
  const registry = createRegistry();
  const capacity = createCapacity({ database, storage, clock, logger });
  const cookie = sessionCookie(config.PUBLIC_URL.startsWith('https://'));
  const cipher = fieldCipher(config.secrets.encryptionKeys);
  const signer = createSigner(config.secrets.signingSecret);

  const consumers: Parameters<typeof createOutbox>[3][number][] = [];
  const outbox = createOutbox(database, clock, logger, consumers);
  const modules = createModules({ config, database, clock, cipher, signer, logger, outbox, storage, rateLimits });
  consumers.push(modules.notifications.consume);

  const api = new Api({
    database,
    clock,
    cookie,
    authenticate: modules.identity.authenticate,
    isSessionOpen: modules.identity.sessions.isOpen,
    rateLimits,
    checkAnswers: config.YUANHANG_MODE !== 'production',
  });
  modules.register({ api, cookie, localFiles: deps.localFiles, demo: deps.demo });
  const jobs = createJobs(database, clock, logger, [...modules.jobs, housekeeping(database, clock)]);
  deps.demo?.register(api, jobs, outbox);
  observe(registry, metrics({ database, clock, outbox, jobs, audit: modules.audit, capacity }));

  const ready = async () => {
    if ((await pendingMigrations(database, migrations)) > 0) throw new Error('migrations wait');
    const [full] = await capacity.unwritable();
    if (full) throw new AppError('storage_full', { detail: full });
  };
  const web = createWebApp({
    logger,
    capacity,
    publicUrl: config.PUBLIC_URL,
    trustProxy: config.TRUST_PROXY,
    cookieName: cookie.name,
    webDir: config.WEB_DIR,
    consoleDir: config.CONSOLE_DIR,
    storageOrigin: storage.origin,
    measure: measure(registry),
    routers: [
      operations({ ready, metricsToken: config.METRICS_TOKEN, registry }),
      ...(config.API_DOCS === 'yes' ? [documentation(api.registered, cookie.name)] : []),
      api.router,
    ],
  });
  return { web, database, modules, outbox, jobs, routes: api.registered };
}
