/** Runs the journeys in Chromium against the product started by `npm start`; saves screenshots of each step in e2e/output. */
import { runSuite } from './lib/suite.mjs';

runSuite({ config: 'e2e/jest.config.js', builds: ['code', 'h5', 'console'] });
