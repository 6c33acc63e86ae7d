const { TestEnvironment } = require('jest-environment-node');

/** An environment that test files use one after another; removes what a file, but not a package, adds to the global object. */
class ReusedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.ownGlobals = new Set(Reflect.ownKeys(this.global));
  }

  /** Runs work whose additions to the global object stay for all files. */
  keepingGlobals(work) {
    const before = new Set(Reflect.ownKeys(this.global));
    try {
      return work();
    } finally {
      for (const key of Reflect.ownKeys(this.global)) if (!before.has(key)) this.ownGlobals.add(key);
    }
  }

  async teardown() {
    this.fakeTimersModern.useRealTimers();
    for (const key of Reflect.ownKeys(this.global)) if (!this.ownGlobals.has(key)) delete this.global[key];
  }
}

/** The environment of this worker process. */
let shared = null;

/**
 * One VM context for all test files of a worker, where jest normally creates one per file. Packages can then be
 * shared (shared-libraries.cjs), because `Error` and `Date` are the same classes in all files.
 */
module.exports = function SharedEnvironment(config, context) {
  shared ??= new ReusedEnvironment(config, context);
  return shared;
};
