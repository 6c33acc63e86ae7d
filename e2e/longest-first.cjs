const { default: Sequencer } = require('@jest/test-sequencer');

/** What looks at every page takes minutes: begun last, one core would do it alone while the other has nothing left. */
const longest = [
  'console/looks',
  'states/states',
  'gallery/gallery',
  'states/sending',
  'gallery/sheets',
  'console/roles-and-looks',
];

/** How late it may begin. */
function rank({ path }) {
  const place = longest.findIndex((name) => path.endsWith(`${name}.test.ts`));
  return place === -1 ? longest.length : place;
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
