const { resolve } = require('node:path');

/** Runs the built mini program; needs `npm run build:weapp` first. */
module.exports = {
  ...require('../../../config/jest/preset.cjs')('weapp'),
  rootDir: resolve(__dirname, '../..'),
  testMatch: ['<rootDir>/test/weapp/**/*.test.ts'],
};
