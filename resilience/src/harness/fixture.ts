import { loadConfig } from '@yuanhang/config';
import type { Call } from '@yuanhang/contract';
import { createApp } from '../../../server/src/app';
import { migrations } from '../../../server/src/migrations';
import { SetClock } from '../../../server/src/platform/clock';
import { createSigner } from '../../../server/src/platform/crypto';
import { migrate, openDatabase } from '../../../server/src/platform/database';
import { Setting } from '../../../server/src/platform/database/settings';
import { createLogger } from '../../../server/src/platform/log';
import { databaseRateLimits } from '../../../server/src/platform/rate-limits';
import { diskStorage } from '../../../server/src/platform/storage';
import { buildUsers } from '../../../server/test/factories/applications';
import { clientOf } from '../../../server/test/http';
import type { MobilityFixture, Person } from '../../../server/test/mobility-fixture';
import type { Workspace } from './workspace';

/** Business time at the start of a scenario: inside the application window of the factories' programmes. */
export const defaultBusinessTime = '2026-11-24T02:00:00.000Z';

/**
 * Migrates the workspace's database and creates people in it through the product's own services. Call it before the
 * first server starts: a server seeds demo data only into an empty database. Everything that these people do goes over
 * HTTP to the servers given to `useServers`.
 */
export async function openFixture(workspace: Workspace) {
  const config = loadConfig(workspace.env);
  const database = openDatabase(config.DATABASE_URL);
  await migrate(config.DATABASE_URL, migrations);
  const clock = new SetClock(defaultBusinessTime, () => new Date());
  await database.transaction(async (tx) => {
    const value = String(new Date(defaultBusinessTime).getTime() - Date.now());
    await database.addIfAbsent(Setting, { name: 'clock_offset_ms', value }, tx);
  });
  const disk = diskStorage(`${config.DATA_DIR}/files`, createSigner(config.secrets.signingSecret), clock);
  const { modules, outbox } = createApp({
    config,
    database,
    clock,
    logger: createLogger('silent'),
    rateLimits: databaseRateLimits(database, clock),
    storage: disk,
    localFiles: disk,
    demo: null,
  });
  const { identity, consents, programmes, applications, attachments, audit } = modules;
  await audit.begin();
  let urls: readonly string[] = [];
  let requests = 0;
  /** The servers in turn, as a proxy distributes requests. */
  const nextUrl = (): string => {
    requests += 1;
    return urls[requests % urls.length] ?? '';
  };
  /** The context for the server's test factories. */
  const context: MobilityFixture = {
    get url() {
      return nextUrl();
    },
    database,
    clock,
    identity,
    consents,
    programmes,
    applications,
    attachments,
    audit,
    outbox,
    async personOf(id: string): Promise<Person> {
      const { token } = await database.transaction((tx) => identity.sessions.open(id, tx));
      // The server is chosen at each call, because scenarios replace servers.
      return { id, token, call: (route, request, options) => clientOf(nextUrl(), token)(route, request, options) };
    },
    stop: () => database.close(),
  };
  const people = await buildUsers(context);
  const bot: Call = (route, request, options) => clientOf(nextUrl(), config.secrets.botToken)(route, request, options);
  return {
    context,
    people,
    modules,
    workspace,
    database,
    /** Calls the server as the bot. */
    bot,
    /** Sends all further requests to these servers in turn. */
    useServers(...servers: readonly { readonly url: string }[]): void {
      urls = servers.map(({ url }) => url);
    },
    /** Runs a query whose single row has a column `n`, and returns that number. */
    async count(sql: string, values: Readonly<Record<string, string | readonly string[]>> = {}): Promise<number> {
      return Number((await database.first<{ n: number }>(sql, values))?.n);
    },
    close: () => database.close(),
  };
}
export type Fixture = Awaited<ReturnType<typeof openFixture>>;
