import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Database, openDatabase } from '../../../server/src/platform/database';
import { buildExchangeProgramme, buildStudent, buildSubmitted } from '../../../server/test/factories/applications';
import { type Fixture, openFixture } from '../harness/fixture';
import type { Harness } from '../harness/harness';
import { root, startServer } from '../harness/product-process';
import { createWorkspace, type Workspace } from '../harness/workspace';
import { WriteWorkload } from '../harness/write-workload';
import { Findings, type Scenario } from '../scenario';

const execute = promisify(execFile);

/** Runs `npm run backup` or `npm run restore` with the server's environment, as an operator does. */
const runScript = (name: 'backup' | 'restore', workspace: Workspace, backupFolder: string) =>
  execute(process.execPath, [join(root, 'scripts', `${name}.mjs`), backupFolder], {
    cwd: root,
    env: { ...process.env, ...workspace.env },
  });

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const filesFolder = ({ env }: Workspace): string => join(String(env.DATA_DIR), 'files');

async function tablesOf(database: Database): Promise<string[]> {
  const sql =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  return (await database.select<{ name: string }>(sql)).map(({ name }) => name);
}

interface Content {
  readonly rows: number;
  readonly files: number;
  /** One digest for each table, independent of the order of its rows, and one for each file. */
  readonly digests: Readonly<Record<string, string>>;
}

async function contentOf(workspace: Workspace): Promise<Content> {
  const database = openDatabase(workspace.databaseUrl);
  const digests: Record<string, string> = {};
  let rows = 0;
  for (const table of await tablesOf(database)) {
    const stored = await database.select<object>(`SELECT * FROM ${table}`);
    rows += stored.length;
    digests[table] = sha256(
      stored
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n'),
    );
  }
  await database.close();
  const folder = filesFolder(workspace);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    digests[relative(folder, path)] = sha256(readFileSync(path));
  }
  return { rows, files: files.length, digests };
}

/** An empty workspace with the same secrets, to restore into. */
function createRestoreTarget(original: Workspace, folder: string, databaseUrl: string): Workspace {
  const target = createWorkspace(folder, databaseUrl);
  const env = { ...original.env, DATABASE_URL: databaseUrl, DATA_DIR: String(target.env.DATA_DIR) };
  return { ...target, env };
}

/** Creates an empty database and returns its URL. */
type CreateDatabase = (name: string) => Promise<string>;

/** A backup taken while people write and upload must be consistent as of one instant. */
async function checkBackupUnderLoad(
  fixture: Fixture,
  programmeId: string,
  createDatabase: CreateDatabase,
): Promise<string[]> {
  const { workspace, context, people } = fixture;
  const workload = new WriteWorkload(fixture);
  await workload.addStudents(
    3,
    await buildExchangeProgramme(context, people.office, { places: null, requirements: [] }),
  );
  workload.start();
  const uploads = Array.from({ length: 3 }, async (_, n) => {
    const student = await buildStudent(context, people.languages, `上传${n}`);
    return buildSubmitted(context, student, programmeId);
  });
  const backupFolder = join(workspace.folder, 'under-load');
  await runScript('backup', workspace, backupFolder);
  await Promise.all(uploads);
  await workload.stop();
  await workload.resolveUnanswered();

  const folder = join(workspace.folder, 'from-load');
  const target = createRestoreTarget(workspace, folder, await createDatabase('under_load'));
  await runScript('restore', target, backupFolder);
  const database = openDatabase(target.databaseUrl);
  const incomplete = await database.select(
    `SELECT a.id FROM applications a WHERE a.stage = 'under_review'
       AND NOT EXISTS (SELECT 1 FROM timeline_entries t WHERE t.application_id = a.id AND t.version = a.version)`,
  );
  const attachments = await database.select<{ storage_key: string; sha256: string }>(
    `SELECT storage_key, sha256 FROM attachments WHERE state = 'complete'`,
  );
  await database.close();
  const different = attachments.filter(
    (attachment) => sha256(readFileSync(join(filesFolder(target), attachment.storage_key))) !== attachment.sha256,
  );
  const findings = new Findings();
  findings.expect(incomplete.length === 0, `${incomplete.length} applications without their timeline entry`);
  findings.expect(different.length === 0, `${different.length} files that do not match their rows`);
  return findings.problems;
}

/** A backup taken while no server runs must restore every row and file, and a restore over data must be refused. */
async function checkBackupAtRest(
  { workspace, people }: Fixture,
  createDatabase: CreateDatabase,
): Promise<{ rows: number; files: number; problems: string[] }> {
  const findings = new Findings();
  const backupFolder = join(workspace.folder, 'at-rest');
  await runScript('backup', workspace, backupFolder);
  const folder = join(workspace.folder, 'from-rest');
  const target = createRestoreTarget(workspace, folder, await createDatabase('at_rest'));
  await runScript('restore', target, backupFolder);
  const [original, restored] = [await contentOf(workspace), await contentOf(target)];
  const different = Object.keys({ ...original.digests, ...restored.digests }).filter(
    (key) => original.digests[key] !== restored.digests[key],
  );
  findings.expect(different.length === 0, `different after the restore: ${different.join(', ')}`);
  const refused = await runScript('restore', target, backupFolder).then(
    () => false,
    () => true,
  );
  findings.expect(refused, 'a restore over data was not refused');
  const server = await startServer(target);
  const { status } = await fetch(`${server.url}/api/applications`, {
    headers: { authorization: `Bearer ${people.student.token}` },
  });
  findings.expect(status === 200, `the restored server answers ${status}`);
  await server.stop();
  return { rows: original.rows, files: original.files, problems: findings.problems };
}

async function checkDialect(harness: Harness, dialect: string, createDatabase: CreateDatabase) {
  const folder = join(harness.folder, `backup-${dialect}`);
  const fixture = await openFixture(createWorkspace(folder, await createDatabase('original')));
  const { people } = fixture;
  const programmeId = await buildExchangeProgramme(fixture.context, people.office, { places: null });
  const server = await startServer(fixture.workspace);
  fixture.useServers(server);
  for (let n = 0; n < harness.scale(3, 30); n += 1) {
    const student = await buildStudent(fixture.context, people.languages, `学生${n}`);
    await buildSubmitted(fixture.context, student, programmeId);
  }
  const underLoad = await checkBackupUnderLoad(fixture, programmeId, createDatabase);
  await server.stop();
  const { rows, files, problems } = await checkBackupAtRest(fixture, createDatabase);
  await fixture.close();
  return {
    counts: { [`${dialect}: rows`]: rows, [`${dialect}: files`]: files },
    problems: [...underLoad, ...problems].map((problem) => `${dialect}: ${problem}`),
  };
}

export const backupRestore: Scenario = {
  key: 'backup-restore',
  requirement:
    'Backup → empty database → restore: rows and file hashes equal; taken under load, whole as of one instant',
  async run(harness) {
    const server = await harness.sharedMariadb();
    const mariadb = await checkDialect(harness, 'mariadb', (name) => server.createDatabase(`yuanhang_${name}`));
    const sqlite = await checkDialect(harness, 'sqlite', async (name) => {
      return `sqlite:${join(harness.folder, `${name}.sqlite`)}`;
    });
    return {
      counts: { ...mariadb.counts, ...sqlite.counts },
      problems: [...mariadb.problems, ...sqlite.problems],
    };
  },
};
