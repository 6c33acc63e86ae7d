module.exports = require('../config/jest/preset.cjs')('e2e', {
  testMatch: ['<rootDir>/{journeys,gallery,states,console}/**/*.test.ts'],
  testTimeout: 300_000,
  testSequencer: '<rootDir>/longest-first.cjs',
  globalSetup: '<rootDir>/src/before-all.ts',
  globalTeardown: '<rootDir>/src/after-all.ts',
});
