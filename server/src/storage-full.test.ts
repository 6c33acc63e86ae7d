import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError, applicationRoutes, attachmentRoutes } from '@yuanhang/contract';
import { z } from 'zod';
import { begin, buildExchangeProgramme, buildUsers, type TestUsers } from '../test/factories/applications';
import { pdfBytes, postFile, uploadFile } from '../test/factories/attachments';
import { type ServerFixture, startServerFixture } from '../test/server-fixture';

const log: string[] = [];
let fixture: ServerFixture;
let users: TestUsers;
let programmeId: string;
beforeEach(async () => {
  log.length = 0;
  fixture = await startServerFixture(undefined, { log });
  users = await buildUsers(fixture);
  programmeId = await buildExchangeProgramme(fixture, users.office);
});
afterEach(() => fixture.stop());

async function readyz() {
  const response = await fetch(`${fixture.url}/readyz`);
  const body = z.object({ code: z.string().optional(), detail: z.string().optional() }).parse(await response.json());
  return { ...body, status: response.status };
}
async function metric(store: string): Promise<string | undefined> {
  const text = await (await fetch(`${fixture.url}/metrics`)).text();
  return text.split('\n').find((line) => line.startsWith(`store_unwritable{store="${store}"}`));
}
const minutes = (count: number) => fixture.clock.advance(count * 60_000);
const failure = async (request: Promise<unknown>): Promise<ApiError['body'] & { status: number }> => {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('the request was not refused');
  return { ...error.body, status: error.status };
};

const mounted = (...args: readonly string[]) => spawnSync('mount', args).status === 0;
/** Whether this process may mount a file system of its own: only root outside a restricted container. */
function canMount(): boolean {
  const folder = join(process.env.YUANHANG_TEST_RUN ?? '', 'mount');
  mkdirSync(folder, { recursive: true });
  const can = mounted('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (can) spawnSync('umount', [folder]);
  return can;
}
const onOwnDisk = canMount() ? describe : describe.skip;

// Skipped where no file system can be mounted: a disk cannot be made full or read-only otherwise.
onOwnDisk('a disk of files', () => {
  let folder: string;
  const filler = () => join(folder, 'filler');
  const fillUp = () => {
    // Ends with the error of a full disk, and keeps what was written.
    expect(() => writeFileSync(filler(), Buffer.alloc(4_000_000))).toThrow('ENOSPC');
  };
  const kept = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'filler')
      .map(({ name }) => name);
  beforeEach(() => {
    folder = join(fixture.config.DATA_DIR, 'files');
    mkdirSync(folder, { recursive: true });
    if (!mounted('-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder)) throw new Error('not mounted');
  });
  afterEach(() => {
    spawnSync('umount', [folder]);
  });
  const uploadOf = async (bytes: Buffer) => {
    const draft = await begin(users.student, programmeId);
    return users.student.call(attachmentRoutes.beginUpload, {
      body: {
        ownerType: 'application',
        ownerId: draft.id,
        requirementKey: 'transcript',
        fileName: '成绩单.pdf',
        bytes: bytes.length,
      },
    });
  };

  it.each<[string, () => void, () => void]>([
    ['full', fillUp, () => rmSync(filler())],
    ['read-only', () => void mounted('-o', 'remount,ro', folder), () => void mounted('-o', 'remount,rw', folder)],
  ])('that is %s refuses an upload as our fault, keeps nothing of it, and says so', async (_, spoil, mend) => {
    const bytes = pdfBytes('成绩单'.repeat(1000));
    const { id, upload } = await uploadOf(bytes);
    expect((await readyz()).status).toBe(200);
    spoil();
    const refused = await postFile(fixture.url, upload, bytes);
    expect([refused.status, await refused.json()]).toEqual([507, expect.objectContaining({ code: 'storage_full' })]);
    expect(kept()).toEqual([]);
    expect(log.filter((line) => line.includes('"msg":"storage_full"'))).toHaveLength(1);
    minutes(2);
    expect(await readyz()).toMatchObject({ status: 507, code: 'storage_full', detail: 'files' });
    expect(await metric('files')).toMatch(/ 1$/);
    expect(await metric('database')).toMatch(/ 0$/);

    mend();
    minutes(1);
    expect((await readyz()).status).toBe(200);
    expect((await postFile(fixture.url, upload, bytes)).status).toBe(200);
    await users.student.call(attachmentRoutes.completeUpload, { params: { id } });
  });

  it('on which one large file does not fit is reported for a minute, although a small one fits', async () => {
    const large = Buffer.concat([pdfBytes(), Buffer.alloc(700_000, ' ')]);
    const { upload } = await uploadOf(large);
    expect((await postFile(fixture.url, upload, large)).status).toBe(507);
    expect(await readyz()).toMatchObject({ status: 507, detail: 'files' });
    minutes(2);
    expect((await readyz()).status).toBe(200);
    expect(kept()).toEqual([]);
  });

  it('that is full after the upload refuses its completion, which succeeds later', async () => {
    const bytes = pdfBytes();
    const { id, upload } = await uploadOf(bytes);
    expect((await postFile(fixture.url, upload, bytes)).status).toBe(200);
    fillUp();
    const complete = () => users.student.call(attachmentRoutes.completeUpload, { params: { id } });
    expect(await failure(complete())).toMatchObject({ status: 507, code: 'storage_full' });
    rmSync(filler());
    await complete();
  });
});

const onSqlite = process.env.TEST_DATABASE_URL ? describe.skip : describe;

// On a server the limit of one table cannot be set; `unwritable.test.ts` has the errors of MariaDB.
onSqlite('a database that is full', () => {
  const limitPages = (limit: string) =>
    fixture.database.transaction(async (tx) => {
      await fixture.database.sequelize.query(`PRAGMA max_page_count = ${limit}`, { transaction: tx });
    });

  it('refuses what must be stored as our fault, is still read, and says so', async () => {
    const draft = await begin(users.student, programmeId);
    await uploadFile(fixture.url, users.student.token, { ownerId: draft.id, requirementKey: 'transcript' });
    await limitPages('1');
    // Longer than a session goes without being written.
    minutes(11);
    const values = { studyPlan: '我计划修读日耳曼学与翻译学课程。'.repeat(120) };
    const save = () =>
      users.student.call(applicationRoutes.savePage, {
        params: { id: draft.id, page: 'application' },
        body: { version: draft.version, values },
      });
    expect(await failure(save())).toMatchObject({ status: 507, code: 'storage_full' });
    const read = await users.student.call(applicationRoutes.detail, { params: { id: draft.id } });
    expect(read.version).toBe(draft.version);
    expect(await readyz()).toMatchObject({ status: 507, code: 'storage_full', detail: 'database' });
    expect(await metric('database')).toMatch(/ 1$/);
    expect(log.some((line) => line.includes('stores that cannot be written to'))).toBe(true);

    await limitPages('1000000');
    minutes(2);
    expect((await readyz()).status).toBe(200);
    expect((await save()).version).toBe(draft.version + 1);
  });
});
