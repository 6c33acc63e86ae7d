/**
 * Runs the server's suites on MariaDB: one database per worker at TEST_DATABASE_URL, dropped afterwards. Without paths it
 * runs only the files that use the test database; the others run in `npm test`.
 */
import { runSuite } from './lib/suite.mjs';

const named = process.argv.slice(2).some((argument) => !argument.startsWith('-'));
runSuite({
  config: 'server/jest.config.js',
  args: named ? [] : ['--findRelatedTests', 'server/test/database.ts'],
  env: { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306' },
});
