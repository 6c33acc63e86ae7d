import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@yuanhang/config';
import type { Requirement } from '@yuanhang/contract';
import {
  type Attachments,
  attachmentsRoutes,
  createAttachments,
  createFileAccess,
  fileRoutes,
  type Owner,
} from '../src/modules/attachments';
import { createAudit } from '../src/modules/audit';
import { SetClock } from '../src/platform/clock';
import { createSigner } from '../src/platform/crypto';
import type { Database } from '../src/platform/database';
import {
  Api,
  createRegistry,
  createWebApp,
  listen,
  measure,
  type Principal,
  sessionCookie,
} from '../src/platform/http';
import { createLogger } from '../src/platform/log';
import { databaseRateLimits } from '../src/platform/rate-limits';
import { noScanner, type Scanner } from '../src/platform/scanner';
import { diskStorage, type LocalFiles, type Storage } from '../src/platform/storage';
import { ossStorage } from '../src/platform/storage/oss';
import { createTestDatabase } from './database';
import { type OssStandIn, ossAccount, startOss } from './oss-stand-in';

export const requirement: Requirement = {
  key: 'transcript',
  name: '成绩单',
  help: '',
  required: true,
  phase: 'application',
  fileTypes: ['pdf', 'jpg', 'png', 'docx'],
  maxBytes: 200_000,
  maxCount: 2,
};

export interface AttachmentsFixture {
  readonly url: string;
  readonly database: Database;
  readonly clock: SetClock;
  readonly attachments: Attachments;
  /** Ids of owners whose files cannot be changed. */
  readonly frozen: Set<string>;
  /** The object store, if one is used. */
  readonly oss: OssStandIn | null;
  /** Keys of all stored objects, in either storage. */
  stored(): string[];
  stop(): Promise<void>;
}

async function storageOf(kind: 'disk' | 'oss', clock: SetClock) {
  if (kind === 'oss') {
    const oss = await startOss();
    const storage: Storage = ossStorage({ ...ossAccount, endpoint: oss.endpoint, region: undefined });
    return { storage, files: null, oss, stored: () => [...oss.objects.keys()], stop: () => oss.stop() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-files-'));
  const disk: Storage & LocalFiles = diskStorage(folder, createSigner('a secret of at least 32 characters'), clock);
  const stored = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const stop = async () => rmSync(folder, { recursive: true, force: true });
  return { storage: disk, files: disk, oss: null, stored, stop };
}

/**
 * The attachments module alone over HTTP. Tokens are user ids; an application belongs to the user whose id begins its
 * own.
 */
export async function startAttachmentsFixture(
  kind: 'disk' | 'oss',
  scanner: Scanner = noScanner,
): Promise<AttachmentsFixture> {
  const test = await createTestDatabase();
  const { database } = test;
  const clock = new SetClock(new Date());
  const { storage, files, oss, stored, stop } = await storageOf(kind, clock);
  const rateLimits = databaseRateLimits(database, clock);
  const deps = { database, clock, storage, scanner };
  const attachments = createAttachments(deps);
  const frozen = new Set<string>();
  const owner: Owner = {
    requirement: async (_, key) => (key === requirement.key ? requirement : null),
    sensitive: async () => null,
    mayRead: async ({ userId, roles }, ownerId) => roles.includes('office') || ownerId.startsWith(userId.slice(0, 6)),
    mayChange: async ({ roles }, ownerId) =>
      !roles.includes('student')
        ? { code: 'not_yours', message: '只能由学生本人操作' }
        : frozen.has(ownerId)
          ? { code: 'wrong_stage', message: '已提交，不能再修改' }
          : null,
  };
  const owners = { application: owner, request: owner, programme: owner, check_in: owner };
  const cookie = sessionCookie(false);
  const authenticate = async (token: string): Promise<Principal> => ({
    userId: token.slice(0, 20),
    name: '',
    roles: [token.startsWith('office') ? 'office' : 'student'],
    collegeIds: [],
    sessionId: 'session',
  });
  const api = new Api({
    database,
    clock,
    cookie,
    authenticate,
    isSessionOpen: async () => true,
    rateLimits,
    checkAnswers: true,
  });
  const logger = createLogger('error');
  const audit = createAudit({ database, clock, keys: loadConfig({ YUANHANG_MODE: 'test' }).secrets.auditKeys, logger });
  await audit.begin();
  attachmentsRoutes(api, createFileAccess({ ...deps, rateLimits, owners, audit }));
  if (files) fileRoutes(api, files);
  const web = createWebApp({
    logger,
    publicUrl: 'http://127.0.0.1',
    capacity: { note: () => undefined },
    trustProxy: 0,
    cookieName: cookie.name,
    webDir: tmpdir(),
    consoleDir: tmpdir(),
    storageOrigin: storage.origin,
    measure: measure(createRegistry()),
    routers: [api.router],
  });
  const listening = await listen(web, 0, '127.0.0.1');
  return {
    url: listening.url,
    database,
    clock,
    attachments,
    frozen,
    oss,
    stored,
    async stop() {
      await listening.stop();
      await test.drop();
      await stop();
    },
  };
}
