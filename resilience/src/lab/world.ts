import { loadConfig } from '@yuanhang/config';
import type { Call } from '@yuanhang/contract';
import { createApp } from '../../../server/src/app';
import { migrations } from '../../../server/src/migrations';
import { SetClock } from '../../../server/src/platform/clock';
import { createSigner } from '../../../server/src/platform/crypto';
import { migrate, openDatabase } from '../../../server/src/platform/database';
import { createLogger } from '../../../server/src/platform/log';
import { databaseRateLimits } from '../../../server/src/platform/rate-limits';
import { diskStorage } from '../../../server/src/platform/storage';
import { buildCast } from '../../../server/test/factories/applications';
import { clientOf } from '../../../server/test/http';
import type { Person, TripWorld } from '../../../server/test/trip-world';
import type { Place } from './place';

/** When it is in every scenario: the factories' programme takes applications. */
export const beginning = '2026-11-24T02:00:00.000Z';

/**
 * People and programmes in a place's database, made by the product's own services before its servers start (which
 * therefore seed nothing); what is done with them goes to the running servers over HTTP.
 */
export async function openWorld(place: Place, at = beginning) {
  const config = loadConfig(place.env);
  const database = openDatabase(config.DATABASE_URL);
  await migrate(database, migrations);
  const clock = new SetClock(at, () => new Date());
  await database.transaction(async (tx) => {
    const value = String(new Date(at).getTime() - Date.now());
    await database.insertIfAbsent('settings', { name: 'clock_offset_ms', value }, tx);
  });
  const disk = diskStorage(`${config.DATA_DIR}/files`, '', createSigner(config.secrets.signingSecret), clock);
  const { modules } = createApp({
    config,
    database,
    clock,
    logger: createLogger('silent'),
    rateLimits: databaseRateLimits(database, clock),
    storage: disk,
    localFiles: disk,
    demo: null,
  });
  const { identity, programmes, applications, attachments, audit } = modules;
  let urls: readonly string[] = [];
  let asked = 0;
  /** One after the other, where there are several: as a proxy spreads requests. */
  const next = (): string => {
    asked += 1;
    return urls[asked % urls.length] ?? '';
  };
  const world: TripWorld = {
    get url() {
      return next();
    },
    database,
    clock,
    identity,
    programmes,
    applications,
    attachments,
    audit,
    async personOf(id: string): Promise<Person> {
      const { token } = await database.transaction((tx) => identity.sessions.open(id, tx));
      // Whichever server stands there when they ask.
      return { id, token, call: (route, request, options) => clientOf(next(), token)(route, request, options) };
    },
    stop: () => database.close(),
  };
  const cast = await buildCast(world);
  const bot: Call = (route, request, options) => clientOf(next(), config.secrets.botToken)(route, request, options);
  return {
    world,
    cast,
    modules,
    place,
    database,
    bot,
    /** From now on everybody talks to that server, or to those in turn. */
    pointTo(...servers: readonly string[]): void {
      urls = servers;
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
