module.exports = require('../config/jest/preset.cjs')('e2e', {
  testMatch: ['<rootDir>/{journeys,gallery,states,console}/**/*.test.ts'],
  testTimeout: 300_000,
  testSequencer: '<rootDir>/sequencer.cjs',
  globalSetup: '<rootDir>/src/global-setup.ts',
  globalTeardown: '<rootDir>/src/global-teardown.ts',
});
