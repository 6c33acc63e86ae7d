const { resolve } = require('node:path');

const root = resolve(__dirname, '../..');

/**
 * One jest set-up for every package: swc to CommonJS, workspace packages read from their sources,
 * so that a test never runs against a stale build.
 * @param {string} name shown before each test file
 * @param {import('jest').Config} [more] what the package adds
 */
module.exports = (name, more = {}) => ({
  displayName: name,
  // Packages are loaded once for a worker, not for each test file.
  testEnvironment: `${__dirname}/shared-environment.cjs`,
  runtime: `${__dirname}/shared-libraries.cjs`,
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
        // Apart from the code: jest reads and checks all of the code again for each test file.
        sourceMaps: true,
      },
    ],
  },
  moduleNameMapper: {
    // An import in its moment names the built file, as Node asks for.
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@yuanhang/config$': `${root}/config/src/index.ts`,
    '^@yuanhang/domain$': `${root}/packages/domain/src/index.ts`,
    '^@yuanhang/contract$': `${root}/packages/contract/src/index.ts`,
    '^@yuanhang/contract/schemas$': `${root}/packages/contract/src/schemas.ts`,
  },
  ...more,
});
