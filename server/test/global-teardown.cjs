const { rmSync } = require('node:fs');
const { basename } = require('node:path');

/** Removes everything that the run created, including the remains of aborted test files. */
module.exports = async () => {
  const folder = process.env.YUANHANG_TEST_RUN;
  const server = process.env.TEST_DATABASE_URL;
  if (server) await dropDatabases(server, basename(folder).replaceAll('-', '_'));
  rmSync(folder, { recursive: true, force: true });
};

async function dropDatabases(server, prefix) {
  const connection = await require('mysql2/promise').createConnection(`${server}/mysql`);
  const [rows] = await connection.query(
    'SELECT schema_name AS name FROM information_schema.schemata WHERE LEFT(schema_name, ?) = ?',
    [prefix.length, prefix],
  );
  for (const { name } of rows) await connection.query(`DROP DATABASE ${name}`);
  await connection.end();
}
