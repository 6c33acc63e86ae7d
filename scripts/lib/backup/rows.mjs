import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The columns of `attachments` that say what a file must be. */
export const completeFilesSql = `SELECT storage_key AS "key", bytes, sha256 FROM attachments
  WHERE state = 'complete' AND storage_key IS NOT NULL`;

/** A value in the VALUES of a dump: a text, or a word such as NULL or a number. */
const value = /'((?:[^'\\]|\\.|'')*)'|[^\s,();']+/g;

/** Reads the same from a dump of MariaDB made with `--complete-insert`, which is exactly what a restore loads. */
export async function completeFilesInSql(path) {
  const source = createReadStream(path);
  const lines = createInterface({ input: source.pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
  const rows = [];
  let columns = null;
  // A new line inside a text is written as \n, so that a line is a whole number of rows.
  for await (const line of lines) {
    const [head, names] = /^INSERT INTO `attachments` \(([^)]*)\) VALUES\s*/.exec(line) ?? [];
    if (names !== undefined) columns = names.split(',').map((name) => name.trim().replaceAll('`', ''));
    if (columns === null) continue;
    rows.push(...rowsOf(columns, line.slice(head?.length ?? 0)));
    if (line.endsWith(';')) columns = null;
  }
  return rows
    .filter(({ state, storage_key }) => state === 'complete' && storage_key !== null)
    .map(({ storage_key, bytes, sha256 }) => ({ key: storage_key, bytes: Number(bytes), sha256 }));
}

function rowsOf(columns, text) {
  const values = [...text.matchAll(value)].map(([whole, inner]) => inner ?? (whole === 'NULL' ? null : whole));
  const rows = [];
  for (let from = 0; from < values.length; from += columns.length) {
    rows.push(Object.fromEntries(columns.map((name, at) => [name, values[from + at]])));
  }
  return rows;
}
