import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../src/migrations';

const landed: unknown = JSON.parse(readFileSync(join(__dirname, 'landed-migrations.json'), 'utf8'));
const folder = join(__dirname, '../../src/migrations');
const files = readdirSync(folder).filter((file) => /^\d{4}_\w+\.ts$/.test(file));

/** Without import lines, because the tools may move, but the work of a migration must not change. */
function digestOf(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256')
    .update(text.replace(/^import .*;\n/gm, ''))
    .digest('hex');
}

it('changes no landed migration, and records each new one', () => {
  // A new migration's digest is added to landed-migrations.json in the commit that adds it. No other line ever
  // changes.
  expect(Object.fromEntries(files.map((file) => [file, digestOf(file)]))).toEqual(landed);
});

it('runs every migration of the folder, in the order of their numbers', () => {
  expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files.sort());
});
