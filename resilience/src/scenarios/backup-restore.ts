import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../server/src/platform/database';
import { buildExchangeProgramme, buildStudent, buildSubmitted } from '../../../server/test/factories/applications';
import {
  type CreateDatabase,
  contentOf,
  createRestoreTarget,
  differencesBetween,
  filesFolder,
  refusalOf,
  runScript,
  sha256,
} from '../harness/backups';
import { type Fixture, openFixture } from '../harness/fixture';
import type { Harness } from '../harness/harness';
import { startServer } from '../harness/product-process';
import { createWorkspace } from '../harness/workspace';
import { WriteWorkload } from '../harness/write-workload';
import { Findings, type Scenario } from '../scenario';
import { checkDamagedBackups, checkInterruptedBackups } from './backup-faults';

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
  const different = await differencesBetween(workspace, target);
  findings.expect(different.length === 0, `different after the restore: ${different.join(', ')}`);
  const refused = await refusalOf('restore', target, backupFolder);
  findings.expect(refused !== null, 'a restore over data was not refused');
  const server = await startServer(target);
  const { status } = await fetch(`${server.url}/api/applications`, {
    headers: { authorization: `Bearer ${people.student.token}` },
  });
  findings.expect(status === 200, `the restored server answers ${status}`);
  await server.stop();
  const { rows, files } = await contentOf(workspace);
  return { rows, files, problems: findings.problems };
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
  const interrupted = await checkInterruptedBackups(fixture, createDatabase);
  const damaged = await checkDamagedBackups(fixture, createDatabase);
  await fixture.close();
  return {
    counts: { [`${dialect}: rows`]: rows, [`${dialect}: files`]: files },
    problems: [...underLoad, ...problems, ...interrupted, ...damaged].map((problem) => `${dialect}: ${problem}`),
  };
}

export const backupRestore: Scenario = {
  key: 'backup-restore',
  requirement:
    'Backup → empty database → restore: rows and file hashes equal; taken under load, whole as of one instant; killed and run again, whole; damaged, refused',
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
