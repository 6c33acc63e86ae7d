const { isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

/** Packages of the workspaces are code under test: each test file loads its own. */
const isLibrary = (name) => !/^(\.|\/|@yuanhang\/|@jest\/)/.test(name) && !isBuiltin(name);

/** Loads packages for all test files of this worker process; it is never torn down, since packages also load parts later. */
let libraries = null;

/**
 * jest's runtime, but packages of node_modules are loaded once for a worker and not for each test file, which took a third
 * of the time of the server's suites. Our own modules are loaded for each file, as usual. Needs shared-environment.cjs.
 */
module.exports = class SharedLibrariesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    libraries ??= new Runtime(...args);
  }

  requireModuleOrMock(from, name) {
    return isLibrary(name) ? libraries.requireModuleOrMock(from, name) : super.requireModuleOrMock(from, name);
  }
};
