const { resolve } = require('node:path');
const attributes = require('./attributes');

/** Taro plugin: adds the aria attributes to the mini program's templates and to the runtime. */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, attributes);
      platform.runtimePath = [].concat(platform.runtimePath, resolve(__dirname, 'runtime.js'));
    },
  });
};
