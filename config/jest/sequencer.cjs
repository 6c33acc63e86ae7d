const { relative, resolve } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const seconds = require('./durations.json');

const root = resolve(__dirname, '../..');
const durationOf = ({ path }) => seconds[relative(root, path)] ?? 0;

/**
 * Starts the slowest files first: a slow file that starts last would run alone while the other cores are idle. `node
 * scripts/measure-durations.mjs` writes durations.json.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => durationOf(b) - durationOf(a));
  }
};
