import type { Config } from '@yuanhang/config';
import { demoRoutes } from '@yuanhang/contract';
import { demoSchemas } from '@yuanhang/contract/schemas';
import { dayMilliseconds, roleLabels } from '@yuanhang/domain';
import { createApp, type DemoPart } from '../app';
import { type OffsetClock, SetClock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Logger } from '../platform/log';
import type { RateLimits } from '../platform/rate-limits';
import type { LocalFiles, Storage } from '../platform/storage';
import { demoPassword, studentAccounts } from './accounts';
import { demoStaff, demoStudents } from './people';
import { seed } from './seed';
import { upcoming } from './upcoming';

export interface DemoDeps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: OffsetClock;
  readonly logger: Logger;
  readonly storage: Storage;
  readonly rateLimits: RateLimits;
  readonly localFiles: LocalFiles | null;
}

const accounts = [
  ...demoStudents.flatMap(({ username, name }) => {
    const description = studentAccounts[username];
    return description ? [{ username, name, role: roleLabels.student, description }] : [];
  }),
  ...demoStaff
    .filter(({ username }) => !username.includes('-'))
    .map(({ username, name, role, description }) => ({ username, name, role: roleLabels[role], description })),
];

async function seedIfEmpty({ clock, localFiles, ...deps }: DemoDeps): Promise<void> {
  if ((await deps.database.first('SELECT id FROM users LIMIT 1')) !== null) return;
  if (!localFiles) throw new Error('演示数据需要本地存储（STORAGE=disk）');
  const until = clock.now();
  const seedClock = new SetClock(new Date(until.getTime() - 400 * dayMilliseconds), () => new Date());
  const app = createApp({ ...deps, clock: seedClock, localFiles, demo: null });
  await app.modules.audit.begin();
  await seed(app, seedClock, localFiles, until);
}

/** Seeds demo data when the database is empty; provides the demo accounts and the movable clock. */
export async function openDemo(deps: DemoDeps): Promise<DemoPart> {
  const { clock, database } = deps;
  await seedIfEmpty(deps);
  const reading = () => ({
    now: clock.now().toISOString(),
    offsetSeconds: Math.round(clock.offsetMilliseconds / 1000),
  });
  return {
    accounts,
    password: demoPassword,
    register(api, jobs, outbox) {
      api.handle(demoRoutes.readClock, demoSchemas.readClock, async () => reading());
      api.handle(demoRoutes.moveClock, demoSchemas.moveClock, async ({ body }) => {
        await database.transaction((tx) => clock.moveTo(new Date(body.to), tx));
        await outbox.drain();
        await jobs.runAllDue();
        return reading();
      });
      api.handle(demoRoutes.upcoming, demoSchemas.upcoming, async ({ query }) => ({
        items: await upcoming(database, query.contactId, clock.now()),
      }));
    },
  };
}
