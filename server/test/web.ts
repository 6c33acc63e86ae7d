import { tmpdir } from 'node:os';
import type { Role } from '@yuanhang/domain';
import { SetClock } from '../src/platform/clock';
import {
  Api,
  createRegistry,
  createWebApp,
  type Listening,
  listen,
  measure,
  type Principal,
  sessionCookie,
} from '../src/platform/http';
import { createLogger } from '../src/platform/log';
import { databaseRateLimits } from '../src/platform/rate-limits';
import { createTestDatabase, type TestDatabase } from './database';

/** The session token of a person with this role. */
export const tokenOf = (role: Role, name = 'somebody') => `${role}-${name}-${'0'.repeat(20)}`;

const principalOf = (token: string): Principal => {
  const [role = '', name = ''] = token.split('-');
  return {
    userId: `user-${name}`.padEnd(20, '0'),
    name,
    roles: [role as Role],
    collegeIds: [],
    sessionId: 'session',
  };
};

export interface TestWeb extends Listening {
  readonly test: TestDatabase;
  readonly clock: SetClock;
  readonly api: Api;
  /** The log, one object per line. */
  readonly log: string[];
}
type AppDeps = Parameters<typeof createWebApp>[0];

/** Only the HTTP platform, with the routes that a test registers. */
export async function startWeb(register: (api: Api) => void, more: Partial<AppDeps> = {}): Promise<TestWeb> {
  const test = await createTestDatabase();
  const clock = new SetClock(new Date());
  const log: string[] = [];
  const publicUrl = more.publicUrl ?? 'http://127.0.0.1';
  const cookie = sessionCookie(publicUrl.startsWith('https://'));
  const authenticate = async (token: string) => (token.startsWith('nobody') ? null : principalOf(token));
  const { database } = test;
  const rateLimits = databaseRateLimits(database, clock);
  const api = new Api({
    database,
    clock,
    cookie,
    authenticate,
    isSessionOpen: async () => true,
    rateLimits,
    checkAnswers: true,
  });
  register(api);
  const web = createWebApp({
    logger: createLogger('info', { write: (line) => void log.push(line) }),
    publicUrl,
    capacity: { note: () => undefined },
    trustProxy: 0,
    cookieName: cookie.name,
    webDir: tmpdir(),
    consoleDir: tmpdir(),
    storageOrigin: null,
    measure: measure(createRegistry()),
    ...more,
    routers: [...(more.routers ?? []), api.router],
  });
  const listening = await listen(web, 0, '127.0.0.1');
  return {
    ...listening,
    test,
    clock,
    api,
    log,
    async stop() {
      await listening.stop();
      await test.drop();
    },
  };
}
