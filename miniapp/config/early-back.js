const was = 'elements.splice(idx, 1);';
const is = `if (idx < 0 && this.pages.length > 0) {
                this.forceUpdate(() => this.unmount(id, cb));
                return;
            }
            ${was}`;

/**
 * Webpack loader for Taro's React runtime. If a page is unloaded before React has rendered it, it is not in the element
 * list, and Taro 4.2.1 removes the last element, which is the previous page. The patch unloads a page after its render.
 */
module.exports = function earlyBack(source) {
  if (source.split(was).length !== 2) throw new Error('Taro leaves pages another way now: is this still needed?');
  return source.replace(was, is);
};
