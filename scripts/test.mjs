/** `npm test`: everything that needs no server and no browser, on a fresh clone too. */
import { everyCore, runSuite } from './lib/suite.mjs';

runSuite({ config: 'config/jest/all.cjs', args: everyCore });
