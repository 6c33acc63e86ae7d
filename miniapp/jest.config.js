module.exports = require('../config/jest/preset.cjs')('miniapp', {
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx'],
});
