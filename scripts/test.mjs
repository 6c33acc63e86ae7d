/** `npm test`: runs all suites that need no server and no browser, also on a fresh clone. */
import { runSuite } from './lib/suite.mjs';

runSuite({ config: 'config/jest/all.cjs' });
