const { isBuiltin } = require('node:module');
const { default: Runtime } = require('jest-runtime');

/** Also the packages of other workspaces, which hold no state. A workspace imports its own files by their paths. */
const isLibrary = (name) => !/^(\.|\/|@jest\/)/.test(name) && !isBuiltin(name);

/**
 * Loads packages for all test files of this worker process; never torn down, because packages also load parts later.
 */
let libraries = null;

/**
 * jest's runtime, but packages of node_modules are loaded once for a worker and not for each test file, which took a third
 * of the time of the server's suites. Our own modules are loaded for each file, as usual. Needs shared-environment.cjs.
 */
module.exports = class SharedLibrariesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    this.environment = args[1];
    libraries ??= new Runtime(...args);
  }

  requireModuleOrMock(from, name) {
    if (!isLibrary(name)) return super.requireModuleOrMock(from, name);
    // A package such as wechaty-grpc keeps its types in a global, and is not loaded again for the next file.
    return this.environment.keepingGlobals(() => libraries.requireModuleOrMock(from, name));
  }
};
