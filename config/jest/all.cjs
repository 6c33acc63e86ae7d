/** The suites of all packages in one run, so that `npm test` ends with one total. */
module.exports = {
  testTimeout: 60_000,
  projects: ['config', 'packages/domain', 'packages/contract', 'packages/console', 'server', 'bot', 'miniapp'].map(
    (path) => `${__dirname}/../../${path}`,
  ),
};
