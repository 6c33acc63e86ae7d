/** The server's suites on MariaDB: a database per worker at TEST_DATABASE_URL, dropped afterwards. */
import { everyCore, runSuite } from './lib/suite.mjs';

runSuite({
  config: 'server/jest.config.js',
  args: everyCore,
  env: { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306' },
});
