import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Database, openDatabase } from '../../../server/src/platform/database';
import { buildStudent, buildSubmitted, buildTripProgramme } from '../../../server/test/factories/applications';
import type { Lab } from '../lab/lab';
import { Ledger } from '../lab/ledger';
import { newPlace, type Place } from '../lab/place';
import { root, startServer } from '../lab/server';
import { openWorld } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

const run = promisify(execFile);
/** `npm run backup` and `npm run restore`, as an operator calls them: with the server's environment. */
const script = (name: 'backup' | 'restore', place: Place, folder: string) =>
  run(process.execPath, [join(root, 'scripts', `${name}.mjs`), folder], {
    cwd: root,
    env: { ...process.env, ...place.env },
  });

async function tablesOf(database: Database): Promise<string[]> {
  const sql =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  return (await database.select<{ name: string }>(sql)).map(({ name }) => name);
}

/** Of every row of every table, whatever its order, and of every file: one digest each. */
async function contentOf(
  place: Place,
): Promise<{ rows: number; files: number; digests: Readonly<Record<string, string>> }> {
  const database = openDatabase(place.databaseUrl);
  const digests: Record<string, string> = {};
  let rows = 0;
  for (const table of await tablesOf(database)) {
    const found = (await database.select<object>(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
    rows += found.length;
    digests[table] = createHash('sha256').update(found.join('\n')).digest('hex');
  }
  await database.close();
  const folder = join(String(place.env.DATA_DIR), 'files');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    digests[relative(folder, path)] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return { rows, files: files.length, digests };
}

/** The same secrets on another, empty database and folder. */
const emptyTwin = (place: Place, folder: string, databaseUrl: string): Place => {
  const { folder: own, env } = newPlace(folder, databaseUrl);
  return { folder: own, databaseUrl, env: { ...place.env, DATABASE_URL: databaseUrl, DATA_DIR: String(env.DATA_DIR) } };
};

type NewUrl = (name: string) => Promise<string>;

async function onOne(lab: Lab, name: string, newUrl: NewUrl, found: Findings) {
  const folder = join(lab.folder, `backup-${name}`);
  const world = await openWorld(newPlace(folder, await newUrl('original')));
  const { place, cast } = world;
  const programmeId = await buildTripProgramme(world.world, cast.office, { places: null });
  const server = await startServer(place);
  world.pointTo(server.url);
  for (let n = 0; n < lab.times(3, 30); n += 1) {
    const student = await buildStudent(world.world, cast.languages, `学生${n}`);
    await buildSubmitted(world.world, student, programmeId);
  }
  const ledger = new Ledger(world);
  await ledger.open(3, await buildTripProgramme(world.world, cast.office, { places: null, requirements: [] }));

  // While people write and upload: what comes back is whole as of one instant.
  ledger.start();
  const uploads = Array.from({ length: 3 }, async (_, n) => {
    const student = await buildStudent(world.world, cast.languages, `上传${n}`);
    return buildSubmitted(world.world, student, programmeId);
  });
  await script('backup', place, join(folder, 'under-load'));
  await Promise.all(uploads);
  await ledger.stop();
  await ledger.settleAll();
  const fromLoad = emptyTwin(place, join(folder, 'from-load'), await newUrl('under_load'));
  await script('restore', fromLoad, join(folder, 'under-load'));
  const restored = openDatabase(fromLoad.databaseUrl);
  const broken = await restored.select(
    `SELECT a.id FROM applications a WHERE a.stage = 'under_review'
       AND NOT EXISTS (SELECT 1 FROM timeline_entries t WHERE t.application_id = a.id AND t.version = a.version)`,
  );
  const stored = await restored.select<{ storage_key: string; sha256: string }>(
    `SELECT storage_key, sha256 FROM attachments WHERE state = 'complete'`,
  );
  await restored.close();
  const path = (key: string) => join(String(fromLoad.env.DATA_DIR), 'files', key);
  const lost = stored.filter(
    ({ storage_key, sha256 }) =>
      createHash('sha256')
        .update(readFileSync(path(storage_key)))
        .digest('hex') !== sha256,
  );
  found.expect(broken.length === 0, `${name}: ${broken.length} applications without their timeline row`);
  found.expect(lost.length === 0, `${name}: ${lost.length} files that are not what their rows say`);

  // At rest: equal to the last byte.
  await server.stop();
  await script('backup', place, join(folder, 'at-rest'));
  const twin = emptyTwin(place, join(folder, 'from-rest'), await newUrl('at_rest'));
  await script('restore', twin, join(folder, 'at-rest'));
  const [before, after] = [await contentOf(place), await contentOf(twin)];
  const different = Object.keys({ ...before.digests, ...after.digests }).filter(
    (key) => before.digests[key] !== after.digests[key],
  );
  found.expect(different.length === 0, `${name}: different after the restore: ${different.join(', ')}`);
  const refused = await script('restore', twin, join(folder, 'at-rest')).then(
    () => false,
    () => true,
  );
  found.expect(refused, `${name}: a restore over data was not refused`);
  const again = await startServer(twin);
  const { status } = await fetch(`${again.url}/api/applications`, {
    headers: { authorization: `Bearer ${cast.student.token}` },
  });
  found.expect(status === 200, `${name}: the restored product answers ${status}`);
  await again.stop();
  await world.world.stop();
  return { [`${name}: rows`]: before.rows, [`${name}: files`]: before.files };
}

export const backupRestore: Scenario = {
  key: 'backup-restore',
  bar: 'Backup → empty database → restore: rows and file hashes equal; taken under load, whole as of one instant',
  async run(lab) {
    const found = new Findings();
    const mariadb = await lab.sharedMariadb();
    const counts = {
      ...(await onOne(lab, 'mariadb', (name) => mariadb.createDatabase(`yuanhang_${name}`), found)),
      ...(await onOne(lab, 'sqlite', async (name) => `sqlite:${join(lab.folder, `${name}.sqlite`)}`, found)),
    };
    return { counts, problems: found.problems };
  },
};
