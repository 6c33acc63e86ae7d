module.exports = require('../config/jest/preset.cjs')('server', {
  testEnvironment: `${__dirname}/../config/jest/shared-environment.cjs`,
  runtime: `${__dirname}/../config/jest/shared-libraries.cjs`,
  globalSetup: '<rootDir>/test/global-setup.cjs',
  globalTeardown: '<rootDir>/test/global-teardown.cjs',
});
