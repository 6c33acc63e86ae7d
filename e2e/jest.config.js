module.exports = require('../config/jest/preset.cjs')('e2e', {
  testMatch: ['<rootDir>/{journeys,gallery,states,console}/**/*.test.ts'],
  testTimeout: 300_000,
});
