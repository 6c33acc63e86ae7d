module.exports = require('../config/jest/preset.cjs')('e2e', {
  testMatch: ['<rootDir>/{journeys,gallery}/**/*.test.ts'],
  testTimeout: 300_000,
});
