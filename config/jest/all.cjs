/** Every package's suite in one run, so that `npm test` ends with one total. */
module.exports = {
  projects: ['config', 'packages/domain', 'packages/contract', 'server', 'bot', 'miniapp'].map(
    (path) => `${__dirname}/../../${path}`,
  ),
};
