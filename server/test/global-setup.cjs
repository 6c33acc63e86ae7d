const { mkdirSync } = require('node:fs');
const { randomBytes } = require('node:crypto');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Runs once per run of jest: creates the folder that its workers share, in which database.ts creates databases. */
module.exports = () => {
  process.env.YUANHANG_TEST_RUN = join(tmpdir(), `yuanhang-test-${randomBytes(4).toString('hex')}`);
  mkdirSync(process.env.YUANHANG_TEST_RUN);
};
