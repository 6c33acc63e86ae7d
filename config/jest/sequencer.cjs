const { relative, resolve } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const seconds = require('./durations.json');

const root = resolve(__dirname, '../..');
const durationOf = ({ path }) => seconds[relative(root, path)] ?? 0;

/**
 * The files that take longest, longest first: one that starts last would run alone on one core while the others have
 * nothing left to do. `node scripts/measure-durations.mjs` writes durations.json.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => durationOf(b) - durationOf(a));
  }
};
