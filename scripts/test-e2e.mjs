/** The journeys in Chromium against what `npm start` starts; pictures of each step land in e2e/output. */
import { everyCore, runSuite } from './lib/suite.mjs';

runSuite({ config: 'e2e/jest.config.js', builds: ['code', 'h5', 'console'], args: everyCore });
