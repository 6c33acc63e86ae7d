module.exports = require('../config/jest/preset.cjs')('server', {
  globalSetup: '<rootDir>/test/global-setup.cjs',
  globalTeardown: '<rootDir>/test/global-teardown.cjs',
});
