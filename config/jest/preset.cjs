const { resolve } = require('node:path');

const root = resolve(__dirname, '../..');

/**
 * The jest configuration of every package: compiles with swc to CommonJS and reads workspace packages from their
 * sources, so that a test never runs against a stale build.
 * @param {string} name shown before each test file
 * @param {import('jest').Config} [more] additions of the package
 */
module.exports = (name, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testSequencer: `${__dirname}/sequencer.cjs`,
  // Tests use real databases and real HTTP on busy machines: a limit against hanging, not a measure of speed.
  testTimeout: 60_000,
  setupFiles: [`${__dirname}/setup.cjs`],
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
        // Separate from the code: jest reads and checks all of the code again for each test file.
        sourceMaps: true,
      },
    ],
  },
  moduleNameMapper: {
    // A dynamic import names the built file, as Node requires.
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@yuanhang/config$': `${root}/config/src/index.ts`,
    '^@yuanhang/domain$': `${root}/packages/domain/src/index.ts`,
    '^@yuanhang/contract$': `${root}/packages/contract/src/index.ts`,
    '^@yuanhang/contract/schemas$': `${root}/packages/contract/src/schemas.ts`,
  },
  ...more,
});
