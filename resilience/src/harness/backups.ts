import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Database, openDatabase } from '../../../server/src/platform/database';
import { root } from './product-process';
import { createWorkspace, type Workspace } from './workspace';

const execute = promisify(execFile);

/** The script of an operator, and its environment. */
export const scriptOf = (name: 'backup' | 'restore', workspace: Workspace) => ({
  path: join(root, 'scripts', `${name}.mjs`),
  env: { ...process.env, ...workspace.env },
});

/** Runs `npm run backup` or `npm run restore` with the server's environment, as an operator does. */
export function runScript(name: 'backup' | 'restore', workspace: Workspace, ...args: readonly string[]) {
  const { path, env } = scriptOf(name, workspace);
  return execute(process.execPath, [path, ...args], { cwd: root, env });
}

/** Runs a script that must refuse, and returns the lines of its error output; null when it did not refuse. */
export const refusalOf = (...given: Parameters<typeof runScript>): Promise<readonly string[] | null> =>
  runScript(...given).then(
    () => null,
    (error: { readonly stderr?: string }) => String(error.stderr).trim().split('\n'),
  );

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
export const filesFolder = ({ env }: Workspace): string => join(String(env.DATA_DIR), 'files');

async function tablesOf(database: Database): Promise<string[]> {
  const sql =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  return (await database.select<{ name: string }>(sql)).map(({ name }) => name);
}

export interface Content {
  readonly rows: number;
  readonly files: number;
  /** One digest for each table, independent of the order of its rows, and one for each file. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Everything that an installation has stored. */
export async function contentOf(workspace: Workspace): Promise<Content> {
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
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    digests[relative(folder, path)] = sha256(readFileSync(path));
  }
  return { rows, files: files.length, digests };
}

/** An empty workspace with the same secrets, to restore into. */
export function createRestoreTarget(original: Workspace, folder: string, databaseUrl: string): Workspace {
  const target = createWorkspace(folder, databaseUrl);
  const env = { ...original.env, DATABASE_URL: databaseUrl, DATA_DIR: String(target.env.DATA_DIR) };
  return { ...target, env };
}

/** The tables and files that differ between two installations. */
export async function differencesBetween(one: Workspace, other: Workspace): Promise<string[]> {
  const [first, second] = [await contentOf(one), await contentOf(other)];
  return Object.keys({ ...first.digests, ...second.digests }).filter(
    (key) => first.digests[key] !== second.digests[key],
  );
}

/** Creates an empty database and returns its URL. */
export type CreateDatabase = (name: string) => Promise<string>;
