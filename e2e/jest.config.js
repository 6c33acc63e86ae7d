module.exports = require('../config/jest/preset.cjs')('e2e', {
  testMatch: ['<rootDir>/journeys/**/*.test.ts'],
  testTimeout: 300_000,
});
