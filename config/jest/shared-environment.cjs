const { TestEnvironment } = require('jest-environment-node');

/** An environment that several test files use after one another: what one of them adds to the global object is removed. */
class ReusedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.ownGlobals = new Set(Reflect.ownKeys(this.global));
  }

  async teardown() {
    this.fakeTimersModern.useRealTimers();
    for (const key of Reflect.ownKeys(this.global)) if (!this.ownGlobals.has(key)) delete this.global[key];
  }
}

/** The environment of this worker process. */
let shared = null;

/**
 * One VM context for all test files of a worker; jest makes one for each file otherwise. Loaded packages can then be shared
 * (shared-libraries.cjs): an `Error` or a `Date` of one file is of the same class in all of them.
 */
module.exports = function SharedEnvironment(config, context) {
  shared ??= new ReusedEnvironment(config, context);
  return shared;
};
