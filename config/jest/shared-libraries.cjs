const { isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

/** Workspace packages are code under test: each test file loads its own copy. */
const isLibrary = (name) => !/^(\.|\/|@yuanhang\/|@jest\/)/.test(name) && !isBuiltin(name);

/**
 * Loads packages for all test files of this worker process; never torn down, because packages also load parts later.
 */
let libraries = null;

/**
 * jest's runtime, but packages of node_modules are loaded once per worker instead of once per test file, which is
 * much faster. Our own modules are loaded for each file, as usual. Needs shared-environment.cjs.
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
