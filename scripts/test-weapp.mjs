/** Tests the WeChat build, compiled by WeChat's own compilers and run on its open-source component framework. */
import { runSuite } from './lib/suite.mjs';

runSuite({ config: 'miniapp/test/weapp/jest.config.js', builds: ['code', 'weapp'] });
