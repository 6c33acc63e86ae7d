const { resolve } = require('node:path');
const attributes = require('./attributes');

/** A Taro plugin: the mini program's templates carry the aria attributes, and the runtime knows them. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [].concat(platform.runtimePath, resolve(__dirname, 'runtime.js'));
    },
  });
};
