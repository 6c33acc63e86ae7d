module.exports = require('../config/jest/preset.cjs')('e2e', {
  testMatch: ['<rootDir>/{journeys,gallery,states,console}/**/*.test.ts'],
  // One test opens every page. The limit only guards against hanging, so it suits a busy machine.
  testTimeout: 900_000,
  globalSetup: '<rootDir>/src/global-setup.ts',
  globalTeardown: '<rootDir>/src/global-teardown.ts',
});
