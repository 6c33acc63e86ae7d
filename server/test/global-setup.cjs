const { mkdirSync } = require('node:fs');
const { randomBytes } = require('node:crypto');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Once for a run of jest: the folder of what its workers share, of which database.ts makes its databases. */
module.exports = () => {
  process.env.YUANHANG_TEST_RUN = join(tmpdir(), `yuanhang-test-${randomBytes(4).toString('hex')}`);
  mkdirSync(process.env.YUANHANG_TEST_RUN);
};
