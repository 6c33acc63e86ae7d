const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The files that take longest, longest first. One that starts last would run alone on one core while the others have
 * nothing left to do.
 */
const longest = ['gallery/pages', 'console/themes', 'states/page-states', 'states/failed-requests', 'gallery/sheets'];

function rank({ path }) {
  const index = longest.findIndex((name) => path.endsWith(`${name}.test.ts`));
  return index === -1 ? longest.length : index;
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
