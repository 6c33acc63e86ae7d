const was = 'elements.splice(idx, 1);';
const is = `if (idx < 0 && this.pages.length > 0) {
                this.forceUpdate(() => this.unmount(id, cb));
                return;
            }
            ${was}`;

/**
 * A webpack loader for Taro's React runtime: a page left before React has drawn it is not among the elements yet, and
 * Taro 4.2.1 then takes away the last of them, which is the page one goes back to. It is left once it is drawn.
 */
module.exports = function earlyBack(source) {
  if (source.split(was).length !== 2) throw new Error('Taro leaves pages another way now: is this still needed?');
  return source.replace(was, is);
};
