import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError, type Call, type ErrorBody } from '@yuanhang/contract';
import { applicationRoutes, createApplications } from '../src/modules/applications';
import { attachmentsRoutes, createAttachments, fileRoutes } from '../src/modules/attachments';
import { createAudit } from '../src/modules/audit';
import { createIdentity } from '../src/modules/identity';
import { createProgrammes } from '../src/modules/programmes';
import { createRequests, requestRoutes } from '../src/modules/requests';
import { createReview, reviewRoutes } from '../src/modules/review';
import { SetClock } from '../src/platform/clock';
import { createSigner, fieldCipher } from '../src/platform/crypto';
import { Api, createRegistry, createWebApp, listen, measure, sessionCookie } from '../src/platform/http';
import { createLogger } from '../src/platform/log';
import { createOutbox } from '../src/platform/outbox';
import { diskStorage } from '../src/platform/storage';
import { createTestDatabase } from './database';
import { clientOf } from './http';

/** A person of the test: their id, the token by which they are known, and a client that carries it. */
export interface Person {
  readonly id: string;
  readonly token: string;
  readonly call: Call;
}

/** From the declaration to the dispatch over real HTTP, with a clock that stands still until it is moved. */
export async function startTripWorld(at = '2026-11-24T02:00:00.000Z') {
  const test = await createTestDatabase();
  const { database } = test;
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-files-'));
  const clock = new SetClock(at);
  const logger = createLogger(process.env.TEST_LOG_LEVEL ?? 'error');
  const cipher = fieldCipher([{ id: 'test', key: Buffer.alloc(32, 7) }]);
  const outbox = createOutbox(database, clock, logger, []);
  const audit = createAudit({ database, clock });
  const signIn = { sessionDays: 400, botToken: 'a bot token for tests', localAccounts: true };
  const identity = createIdentity({ database, clock, cipher, audit, ...signIn });
  const storage = diskStorage(folder, '', createSigner('a secret of at least 32 characters'), clock);
  const attachments = createAttachments({ database, clock, storage });
  const programmes = createProgrammes({ database, clock, audit, identity });
  const applications = createApplications({ database, clock, outbox, identity, programmes, attachments });
  const requests = createRequests({ database, clock, outbox, cipher, applications, attachments });
  const review = createReview({ database, clock, audit, applications, requests });

  const cookie = sessionCookie(false);
  const api = new Api({ database, clock, cookie, authenticate: identity.authenticate, checkAnswers: true });
  attachmentsRoutes(api, attachments);
  fileRoutes(api, storage);
  applicationRoutes(api, applications);
  requestRoutes(api, requests);
  reviewRoutes(api, review);
  const web = createWebApp({
    logger,
    publicUrl: 'http://127.0.0.1',
    trustProxy: 0,
    cookieName: cookie.name,
    webDir: folder,
    storageOrigin: null,
    measure: measure(createRegistry()),
    routers: [api.router],
  });
  const listening = await listen(web, 0, '127.0.0.1');
  return {
    url: listening.url,
    database,
    clock,
    identity,
    audit,
    programmes,
    applications,
    /** Opens a session, as a sign-in would. */
    async personOf(id: string): Promise<Person> {
      const { token } = await database.transaction((tx) => identity.sessions.open(id, tx));
      return { id, token, call: clientOf(listening.url, token) };
    },
    async stop() {
      await listening.stop();
      await outbox.drain();
      await test.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type TripWorld = Awaited<ReturnType<typeof startTripWorld>>;

/** What an attempt was refused with; fails the test when it was not. */
export async function refusal(attempt: Promise<unknown>): Promise<ErrorBody & { status: number }> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return { status: error.status, ...error.body };
}
